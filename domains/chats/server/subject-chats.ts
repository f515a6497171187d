import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import { spoken } from './create-class-chat.ts'
import { openChat } from './open-chat.ts'
import { seatPeople } from './seat-people.ts'
import { leaveSeats } from './seats.ts'

interface Lesson {
  class_id: string
  class_name: string
  subject_id: string
  subject: string
  teacher_id: string
}

interface School {
  organizationId: string
  actorId: string | null
}

/**
 * R164: a chat with the pupils for every subject that somebody teaches in a class. One that is there stays as it is,
 * and one that somebody has closed stays closed. Answers with those opened now.
 */
export async function openSubjectChats(tx: Tx, { organizationId, actorId }: School): Promise<string[]> {
  const { rows } = await sql<Lesson>`
    select distinct on (s.class_id, s.subject_id) s.class_id, c.name as class_name, s.subject_id, j.name as subject,
           s.person_id as teacher_id
      from class_seats s
      join classes c on c.id = s.class_id and c.archived_at is null
      join subjects j on j.id = s.subject_id and j.removed_at is null
      join people p on p.id = s.person_id and p.left_at is null
     where c.organization_id = ${organizationId} and s.part = 'teacher' and s.left_at is null
       and exists (select from class_seats o where o.class_id = s.class_id and o.part = 'pupil' and o.left_at is null)
       and not exists (select from chats h where h.class_id = s.class_id and h.subject_id = s.subject_id
         and h.follows = 'pupils' and h.kind = 'group')
     order by s.class_id, s.subject_id, s.taken_at`.execute(tx)
  const opened: string[] = []
  for (const { class_id, class_name, subject_id, subject, teacher_id } of rows) {
    const label = spoken(subject)
    const of = { class_id, subject_id, label, title: `${class_name}, ${label}`, created_by: teacher_id }
    const chat = await openChat(tx, { organization_id: organizationId, kind: 'group', follows: 'pupils', ...of })
    if (chat) opened.push(chat.id)
  }
  const classIds = [...new Set(rows.map(({ class_id }) => class_id))]
  if (opened.length > 0) await seatPeople(tx, { organizationId, classIds, actorId })
  return opened
}

/** Takes opened chats back: those in which nobody has said a word. */
export async function closeUnusedChats(tx: Tx, chatIds: string[], actorId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update chats set archived_at = now() where id = any(${chatIds}::uuid[]) and archived_at is null
       and not exists (select from messages m where m.chat_id = chats.id) returning id`.execute(tx)
  for (const { id } of rows) {
    const seats = await tx
      .selectFrom('chat_seats')
      .select('person_id')
      .where('chat_id', '=', id)
      .where('left_at', 'is', null)
      .execute()
    await leaveSeats(
      tx,
      id,
      seats.map(({ person_id }) => person_id),
      actorId,
    )
    await append(tx, `chat:${id}`, contract.chatChanged, {}, actorId, { view: { chatId: id } })
  }
}
