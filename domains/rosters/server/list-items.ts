import { sql } from 'kysely'
import { soughtWords } from '#rules/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'

const PAGE = 100

export const listItems = handleQuery(contract.listItems, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  let items = tx
    .selectFrom('roster_items')
    .select(['place', 'body'])
    .where('import_id', '=', row.id)
    .where('kind', '=', input.kind)
    .where('place', '>', input.after)
  for (const word of soughtWords(input.text ?? '')) {
    items = items.where(sql<boolean>`strpos(translate(lower(body::text), 'ё', 'е'), ${word}) > 0`)
  }
  const rows = await items
    .orderBy('place')
    .limit(PAGE + 1)
    .execute()
  return {
    items: rows.slice(0, PAGE).map(({ body }) => body as contract.Item),
    next: rows.length > PAGE ? rows[PAGE - 1]!.place : null,
  }
})
