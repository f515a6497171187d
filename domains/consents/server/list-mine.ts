import { type SqlBool, sql } from 'kysely'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMine, concerns, isMine } from './access.ts'
import { writeDocument } from './document.ts'
import { readSubjects } from './subjects.ts'
import { dayIn } from './today.ts'
import { viewMine, viewRequest, viewRequests, viewSignature } from './views.ts'

const MOST = 100

/** In every school where I am somebody. */
export const listMine = handleQuery(contract.listMine, async ({ tx, actor }) => {
  const hats = await tx
    .selectFrom('people')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['people.id', 'organization_id', 'time_zone'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  const found = []
  for (const { id, organization_id, time_zone } of hats) {
    const where = sql<SqlBool>`r.organization_id = ${organization_id} and ${isMine(id)}`
    const subjects = await readSubjects(tx, where, dayIn(time_zone))
    found.push(...subjects.filter((subject) => concerns(subject, id)).map((subject) => ({ subject, personId: id })))
  }
  const requests = await viewRequests(tx, [...new Set(found.map(({ subject }) => subject.request_id))])
  const known = new Map(requests.map((request) => [request.id, request]))
  const mine = found.map(({ subject, personId }) => viewMine(known.get(subject.request_id)!, subject, personId))
  return { mine: mine.sort(inOrder).slice(0, MOST) }
})

/** What waits first, the nearest deadline before the others; then the latest. */
function inOrder(one: contract.Mine, other: contract.Mine): number {
  if (one.waits !== other.waits) return one.waits ? -1 : 1
  const [a, b] = [one.request, other.request]
  if (one.waits && a.deadline !== b.deadline) return (a.deadline ?? '9') < (b.deadline ?? '9') ? -1 : 1
  return a.createdAt < b.createdAt ? 1 : -1
}

export const getDocument = handleQuery(contract.getDocument, async ({ tx, actor, input }) => {
  const { row, hat, subject } = await accessMine(tx, actor, input)
  return {
    mine: viewMine(await viewRequest(tx, row.id), subject, hat.personId),
    ...(await writeDocument(tx, row, subject, hat.personId)),
    answers: subject.signatures.map((one) => viewSignature(subject, one)),
  }
})
