import { sql } from 'kysely'
import { spokenName } from '#domains/people'
import { GOVERNING } from '#rules/people'
import type { Db } from '#server/db'

/** Those who run the school: whoever of them has time takes a request. */
export async function readDesk(db: Db, organizationId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; last_name: string; first_name: string; patronymic: string | null }>`
    select p.id, p.last_name, p.first_name, p.patronymic from people p
     where p.organization_id = ${organizationId} and p.left_at is null and p.account_id is not null
       and exists (select from person_roles r where r.person_id = p.id
         and r.role = any(${GOVERNING}))
     order by p.last_name, p.first_name`.execute(db)
  return rows.map((row) => ({ id: row.id, name: spokenName(row, ['employee']) }))
}
