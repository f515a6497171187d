import { type SqlBool, sql } from 'kysely'
import { accessHat } from '#domains/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { canAsk, canKeepMatters, canKeepTemplates } from './policy.ts'
import { countStates, readSubjects } from './subjects.ts'
import { schoolDay } from './today.ts'
import { viewRequests } from './views.ts'

const MOST = 60

/** Open ones first, the latest first; a class teacher sees those of the own class, with its figures. */
export const listRequests = handleQuery(contract.listRequests, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canAsk(hat)) {
    throw forbidden(
      'Этот список для администрации и классных руководителей',
      'This list is for the administration and class teachers',
    )
  }
  const found = await tx
    .selectFrom('consent_requests')
    .select('id')
    .where('organization_id', '=', hat.organizationId)
    .orderBy('closed_at', (by) => by.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute()
  const ids = found.map(({ id }) => id)
  const scope = hat.administers ? sql<SqlBool>`true` : sql<SqlBool>`f.class_id = any(${hat.ledClassIds}::uuid[])`
  const today = await schoolDay(tx, hat.organizationId)
  const rows = ids.length ? await readSubjects(tx, sql<SqlBool>`r.id = any(${ids}::uuid[]) and ${scope}`, today) : []
  const groups = Map.groupBy(rows, ({ request_id }) => request_id)
  const requests = await viewRequests(
    tx,
    ids.filter((id) => hat.administers || groups.has(id)),
  )
  return {
    requests: requests.map((request) => ({ request, counts: countStates(groups.get(request.id) ?? []) })),
    can: { ask: true, templates: canKeepTemplates(hat), privacy: canKeepMatters(hat) },
  }
})
