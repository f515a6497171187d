import type { JoinRequest } from '#contract/invitations'
import type { HatRow } from '#domains/people'
import { fullName } from '#rules/people'
import type { Db } from '#server/db'
import { findByShortName, findLikely, isUnjoined, type Listed, readEverybody, readPupilsOf } from './kin.ts'
import { canInvite, canPrintFor } from './policy.ts'

export const selectRequests = (db: Db) =>
  db
    .selectFrom('join_requests')
    .innerJoin('invitations', 'invitations.id', 'join_requests.invitation_id')
    .leftJoin('classes', 'classes.id', 'invitations.class_id')
    .selectAll('join_requests')
    .select(['invitations.role', 'invitations.class_id', 'classes.name as class_name'])

type Row = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>

/** Only a waiting request needs to know whom it may be; the school's list is read once for all of them. */
export async function viewRequests(db: Db, desk: HatRow, rows: Row[]): Promise<JoinRequest[]> {
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const everybody = waiting.length ? await readEverybody(db, desk.organizationId) : []
  const mayBe = everybody.filter((one) => isUnjoined(one) && canPrintFor(desk, one.roles))
  const joined = everybody.filter((one) => !isUnjoined(one))
  const pupils = new Map<string, Listed[]>()
  for (const { class_id } of waiting) {
    if (class_id && !pupils.has(class_id)) pupils.set(class_id, await readPupilsOf(db, class_id))
  }
  return rows.map((row) => viewRequest(desk, row, mayBe, joined, pupils.get(row.class_id ?? '') ?? []))
}

function viewRequest(desk: HatRow, row: Row, mayBe: Listed[], joined: Listed[], pupils: Listed[]): JoinRequest {
  const name = { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined }
  const child = row.child_last_name ? { lastName: row.child_last_name, firstName: row.child_first_name ?? '' } : null
  const waiting = row.state === 'waiting'
  return {
    id: row.id,
    name,
    role: row.role,
    class: row.class_id ? { id: row.class_id, name: row.class_name ?? '' } : null,
    child,
    relation: row.relation,
    likely: waiting ? findLikely(mayBe, row.role, name).map(viewListed) : [],
    likelyChildren: waiting && child ? findByShortName(pupils, child).map(viewListed) : [],
    namesakeJoined: waiting && findLikely(joined, row.role, name).some(({ accountId }) => accountId !== row.account_id),
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    can: { accept: waiting && canInvite(desk, row.role, row.class_id) },
  }
}

const viewListed = ({ id, name, className }: Listed) => ({ id, fullName: fullName(name), className })

export async function loadRequest(db: Db, desk: HatRow, id: string): Promise<JoinRequest> {
  const row = await selectRequests(db).where('join_requests.id', '=', id).executeTakeFirstOrThrow()
  const [view] = await viewRequests(db, desk, [row])
  return view!
}
