import type { HatRow } from '#domains/people'
import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readOwnedChats } from './access.ts'
import { evidenceOf, viewCases, viewMeasures } from './case-views.ts'
import { findCases, findWaiting } from './desk.ts'
import { readChatNames, readRefs } from './names.ts'
import { canDecideAppeal } from './policy.ts'

export const listDesk = handleQuery(contract.listDesk, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  await refuseWithoutDesk(tx, hat)
  const cases = await findCases(tx, hat, input.state)
  return {
    waiting: input.state === 'open' ? await viewWaiting(tx, hat) : [],
    cases: await viewCases(tx, cases),
    appeals: hat.administers && input.state === 'open' ? await viewAppeals(tx, hat) : [],
    can: { journal: hat.administers, settings: hat.administers },
  }
})

/** A desk belongs to whoever answers for a chat (R130): the administration, class teachers, owners of chats. */
async function refuseWithoutDesk(db: Db, hat: HatRow): Promise<void> {
  if (hat.administers || hat.ledClassIds.length > 0) return
  const owned = await readOwnedChats(db, hat.personId)
  if (owned.size > 0) return
  throw forbidden(
    'Жалобы разбирают классный руководитель, ведущий чата и администрация школы',
    'Reports are for the class teacher, the chat’s owner and the administration',
  )
}

async function viewWaiting(db: Db, hat: HatRow): Promise<contract.Waiting[]> {
  const rows = await findWaiting(db, hat)
  const people = await readRefs(
    db,
    rows.map(({ author_id }) => author_id),
  )
  const chats = await readChatNames(
    db,
    rows.map(({ chat_id }) => chat_id),
  )
  return rows.map((row) => ({
    messageId: row.id,
    chat: chats.get(row.chat_id)!,
    author: people.get(row.author_id)!,
    text: row.text,
    rule: row.rule ?? '',
    at: row.held_at.toISOString(),
  }))
}

async function viewAppeals(db: Db, hat: HatRow) {
  const rows = await db
    .selectFrom('measures')
    .innerJoin('appeals', 'appeals.measure_id', 'measures.id')
    .selectAll('measures')
    .where('organization_id', '=', hat.organizationId)
    .where('decided_at', 'is', null)
    .where('person_id', '<>', hat.personId)
    .orderBy('appeals.at')
    .execute()
  if (rows.length === 0) return []
  const caseIds = rows.map(({ case_id }) => case_id)
  const cases = await db.selectFrom('moderation_cases').selectAll().where('id', 'in', caseIds).execute()
  const mine = await db
    .selectFrom('reports')
    .select('case_id')
    .where('case_id', 'in', caseIds)
    .where('reporter_id', '=', hat.personId)
    .execute()
  const chats = await readChatNames(
    db,
    cases.map(({ chat_id }) => chat_id),
  )
  const measures = await viewMeasures(db, rows)
  return rows.map((row, n) => {
    const about = cases.find(({ id }) => id === row.case_id)!
    const decide = canDecideAppeal({
      administers: hat.administers,
      hasDecided: row.taken_by === hat.personId,
      isAuthor: row.person_id === hat.personId,
      hasReported: mine.some(({ case_id }) => case_id === row.case_id),
    })
    return { measure: measures[n]!, chat: chats.get(about.chat_id)!, evidence: evidenceOf(about), can: { decide } }
  })
}
