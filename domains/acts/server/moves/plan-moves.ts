import { sql } from 'kysely'
import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessPlan } from './access.ts'

export const planMoves = handleCommand(contract.planMoves, async ({ tx, actor, input }) => {
  const { organizationId, personId } = await accessPlan(tx, actor, input.organizationId)
  const { numAffectedRows = 0n } = await sql`
    insert into chat_moves (id, organization_id, title, came_from, class_id, whom, responsible_id, until, planned_by)
    select gen_random_uuid(), c.organization_id, c.name || w.words, ${input.from}, c.id, w.whom, (select s.person_id
        from class_seats s where s.class_id = c.id and s.part = 'classTeacher' and s.left_at is null order by s.taken_at limit 1),
      ${input.until}::date, ${personId}
      from classes c cross join (values ('pupils', ''), ('guardians', ', родители')) w (whom, words)
     where c.organization_id = ${organizationId} and c.archived_at is null
       and not exists (select from chat_moves m where m.class_id = c.id and m.whom = w.whom)`.execute(tx)
  const planned = Number(numAffectedRows)
  note(tx, { organizationId, action: 'acts.planMoves', byPersonId: personId, details: { count: planned } })
  return { planned }
})
