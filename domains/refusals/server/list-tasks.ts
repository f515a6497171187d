import { type SqlBool, sql } from 'kysely'
import { findAwaited } from '#domains/consents'
import { now } from '#server/clock'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessKeeper, isOurs } from './access.ts'
import { viewRefusals, viewTasks } from './views.ts'

/** What waits for whoever is responsible: answers to families (R186), papers to hand over, announcements of sixty days. */
export const listTasks = handleQuery(contract.listTasks, async ({ tx, actor, input }) => {
  const hat = await accessKeeper(tx, actor, input.organizationId)
  const since = new Date(now().getTime() - 60 * 24 * 3600_000)
  const where = sql<SqlBool>`t.organization_id = ${hat.organizationId} and n.published_at > ${since} and ${isOurs(hat)}`
  const inForce = sql<SqlBool>`r.organization_id = ${hat.organizationId} and r.ended_on is null and p.left_at is null
    and ${isOurs(hat)}`
  const families = await viewRefusals(tx, inForce)
  const subjects = new Map(families.map(({ subject }) => [subject.id, subject]))
  const papers = await findAwaited(tx, hat.organizationId, [...subjects.keys()])
  return {
    tasks: await viewTasks(tx, where),
    filed: families.filter(({ waits }) => waits).map(({ subject }) => subject),
    papers: papers.map(({ requestId, title, deadline, subjectId }) => ({
      requestId,
      title,
      deadline: deadline?.toISOString() ?? null,
      subject: subjects.get(subjectId)!,
    })),
  }
})
