import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'
import { selectRequests, viewRequests } from './request-views.ts'

/** All of the school for the administration, own classes for a class teacher. Who waits longest comes first. */
export const listJoinRequests = handleQuery(contract.listJoinRequests, async ({ tx, actor, input }) => {
  const { organizationId, state } = input
  const hat = await accessDesk(tx, actor, { organizationId })
  const mine = selectRequests(tx)
    .where('join_requests.organization_id', '=', organizationId)
    .$if(!hat.administers, (q) => q.where('invitations.class_id', 'in', hat.ledClassIds))
  const rows =
    state === 'waiting'
      ? await mine.where('state', '=', 'waiting').orderBy('join_requests.created_at').limit(500).execute()
      : await mine.where('state', '!=', 'waiting').orderBy('decided_at', 'desc').limit(200).execute()
  const { waiting } = await mine
    .clearSelect()
    .where('state', '=', 'waiting')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return { requests: await viewRequests(tx, hat, rows), waiting }
})
