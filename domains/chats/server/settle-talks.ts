import { sql } from 'kysely'
import type { Tx } from '#server/db'
import type { Subject } from './cards.ts'
import { leaveSeats, takeSeats } from './seats.ts'

interface Row {
  id: string
  class_id: string | null
  guardian_id: string
  talks: boolean
}

/** A guardian's own talk with the child goes with the right to talk, and comes back with it. */
export async function settleTalks(
  tx: Tx,
  personIds: string[],
  subjects: Map<string, Subject>,
  actorId: string | null,
): Promise<void> {
  if (personIds.length === 0) return
  const { rows } = await sql<Row>`
    with talk as (
      select c.id, c.class_id, g.guardian_id, s.left_at, exists (
          select from bonds_talking b where b.guardian_id = g.guardian_id and b.pupil_id = g.pupil_id) as talks
        from guardianships g
        join chats c on c.direct_key = least(g.guardian_id::text, g.pupil_id::text) || ' ' || greatest(g.guardian_id::text, g.pupil_id::text)
        join chat_seats s on s.chat_id = c.id and s.person_id = g.guardian_id
       where g.guardian_id = any(${personIds}::uuid[]) or g.pupil_id = any(${personIds}::uuid[]))
    select id, class_id, guardian_id, talks from talk where talks = (left_at is not null) order by id`.execute(tx)
  for (const chat of rows) {
    const subject = subjects.get(chat.guardian_id)
    if (!chat.talks) await leaveSeats(tx, chat.id, [chat.guardian_id], actorId)
    else if (subject && !subject.left) await takeSeats(tx, chat, [{ subject, part: 'member' }], actorId)
  }
}
