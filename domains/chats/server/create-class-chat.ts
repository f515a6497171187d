import type { InputOf } from '#contract'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClassStaff, type ClassStaff } from './class-staff.ts'
import { openChat } from './open-chat.ts'
import { seatPeople } from './seat-people.ts'
import { checkStrategy } from './strategy.ts'

/** R068, R079, R086, R087: a chat of a class beside the automatic ones. Its people come and go with the class. */
export const createClassChat = handleCommand(contract.createClassChat, async ({ tx, actor, input }) => {
  const held = await accessClassStaff(tx, actor as Actor, input.classId)
  const { self, row } = held
  await checkStrategy(tx, row.organization_id, self, input.follows, row.id)
  const label = await labelOf(tx, held, input)
  await checkAdult(tx, held, input.subjectId)

  const chat = await openChat(tx, {
    id: input.id,
    organization_id: row.organization_id,
    kind: input.kind,
    class_id: row.id,
    title: `${row.name}, ${label}`,
    created_by: self.personId,
    follows: input.follows,
    subject_id: input.subjectId,
    label,
  })
  if (!chat) throw isThere()
  await seatPeople(tx, { organizationId: row.organization_id, classIds: [row.id], actorId: self.personId })
  return { chatId: chat.id, seated: await isSeated(tx, chat.id, self.personId) }
})

/** «алгебра», «алгебра, родители», or what its maker called it. */
async function labelOf(
  tx: Tx,
  { row, self, leads, subjectIds }: ClassStaff,
  { subjectId, title, follows }: InputOf<typeof contract.createClassChat>,
): Promise<string> {
  if (!subjectId) {
    if (!title) throw invalid('Дайте чату название или выберите предмет', 'Name the chat or choose a subject', 'title')
    return title
  }
  const subject = await tx
    .selectFrom('subjects')
    .select('name')
    .where('id', '=', subjectId)
    .where('organization_id', '=', row.organization_id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  const mine = subjectIds.includes(subjectId) || leads || self.administers
  if (!subject || !mine) {
    throw invalid(
      'Этот предмет в классе ведёте не вы: выберите свой',
      'You do not teach this subject here: choose your own',
      'subjectId',
    )
  }
  const name = title ?? spoken(subject.name)
  return follows === 'guardians' && !title ? `${name}, родители` : name
}

/** «Алгебра» within a line is «алгебра»; «ОБЖ» stays. */
export const spoken = (name: string): string =>
  /^.\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)

/** Children are never gathered without an adult who answers for them. */
async function checkAdult(tx: Tx, { row, self }: ClassStaff, subjectId: string | undefined): Promise<void> {
  const seats = await tx
    .selectFrom('class_seats')
    .select(['part', 'subject_id', 'person_id'])
    .where('class_id', '=', row.id)
    .where('left_at', 'is', null)
    .where('part', '!=', 'pupil')
    .execute()
  const answers = seats.some(
    ({ part, subject_id, person_id }) =>
      part === 'classTeacher' || (subjectId ? subject_id === subjectId : person_id === self.personId),
  )
  if (answers) return
  throw conflict(
    'За чат некому отвечать: сначала назначьте классу руководителя или учителя этого предмета',
    'Nobody would answer for this chat: first give the class a class teacher or a teacher of the subject',
  )
}

async function isSeated(tx: Tx, chatId: string, personId: string): Promise<boolean> {
  const seat = await tx
    .selectFrom('chat_seats')
    .select('person_id')
    .where('chat_id', '=', chatId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return seat !== undefined
}

const isThere = () => conflict('Такой чат в этом классе уже есть', 'This class has such a chat already', 'subjectId')
