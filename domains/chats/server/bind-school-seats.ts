import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Tx } from '#server/db'

/** Makes every seat of a school follow its person's account, all at once and without a word to the chats; a look by another account is over. */
export async function bindSchoolSeats(tx: Tx, organizationId: string): Promise<void> {
  await sql`
    update looks l set until = ${now()} from people p
     where p.id = l.person_id and p.organization_id = ${organizationId} and l.until > ${now()}
       and p.account_id is distinct from l.account_id`.execute(tx)
  await sql`
    update chat_seats s set account_id = p.account_id from people p, chats c
     where p.id = s.person_id and c.id = s.chat_id and c.organization_id = ${organizationId}
       and s.left_at is null and s.account_id is distinct from p.account_id`.execute(tx)
}
