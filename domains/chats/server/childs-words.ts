import { sql } from 'kysely'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Source } from './read-carried.ts'

interface Way {
  /** Who forwards. */
  accountId: string
  /** Where it would go. */
  chatId: string
  source: Pick<Source, 'authorId' | 'chatId'>
}

/**
 * A pupil's words are known to those who sit where they were said. Forwarded by others they reach, besides those, only
 * the school's staff and the child's own family, however many times they go on; the child may show them to anybody.
 */
export async function meetsStrangers(db: Db, { accountId, chatId, source }: Way): Promise<boolean> {
  const { rows } = await sql`
    select from chat_seats t
     where t.chat_id = ${chatId} and t.left_at is null and t.person_id <> ${source.authorId}
       and exists (select from person_roles r where r.person_id = ${source.authorId} and r.role = 'pupil')
       and not exists (select from people p where p.id = ${source.authorId} and p.account_id = ${accountId})
       and t.account_id is distinct from ${accountId}
       and not exists (select from chat_seats s
             where s.chat_id = ${source.chatId} and s.person_id = t.person_id and s.left_at is null)
       and not exists (select from person_roles r join people p on p.id = r.person_id
             where r.person_id = t.person_id and r.role not in ('pupil', 'guardian')
               and p.organization_id = (select c.organization_id from chats c where c.id = ${source.chatId}))
       and not exists (select from bonds_seeing g
             where g.guardian_id = t.person_id and g.pupil_id = ${source.authorId})
     limit 1`.execute(db)
  return rows.length > 0
}

export const childsWordsStay = () =>
  forbidden(
    'Слова ученика остаются у тех, кто был в том чате, у педагогов и его семьи. Перескажите главное своими словами',
    "A pupil's words stay with those who were in that chat, the staff and the family. Tell the point in your own words",
  )
