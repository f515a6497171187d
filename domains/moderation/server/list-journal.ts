import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readJournal } from './journal.ts'

const PAGE = 50

export const listJournal = handleQuery(contract.listJournal, async ({ tx, actor, input }) => {
  const entries = await readJournal(tx, actor, input, PAGE)
  return { entries, next: entries.length === PAGE ? entries.at(-1)!.at : null }
})
