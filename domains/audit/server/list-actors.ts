import { sql } from 'kysely'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessAudit } from './access.ts'

export const listActors = handleQuery(contract.listActors, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  const { rows } = await sql<{ id: string; name: string }>`
    select id, concat_ws(' ', last_name, first_name, patronymic) as name from people
     where organization_id = ${hat.organizationId}
       and id in (select by_person from audit_entries where chain_id = ${hat.organizationId})
     order by last_name, first_name`.execute(tx)
  return { people: rows }
})
