import type { Selectable } from 'kysely'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Database, Db } from '#server/db'
import { notFound } from '#server/errors'
import type { Actor } from '#server/operation'

export type RecordingRow = Selectable<Database['recordings']>

export interface HeldRecording {
  row: RecordingRow
  personId: string
  staff: boolean
  administers: boolean
}

/** A recording is held by a seat in its call's chat, or by administering its school; another's and none are the same. */
export async function accessRecording(
  db: Db,
  actor: Actor,
  recordingId: string,
  { lock = false } = {},
): Promise<HeldRecording> {
  let found = db.selectFrom('recordings').selectAll().where('id', '=', recordingId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  const here = row && (await findPerson(db, actor, row))
  if (!row || !here) throw noRecording()
  const { roles, administers } = await accessHat(db, actor, row.organization_id)
  if (!here.seated && !administers) throw noRecording()
  return { row, personId: here.id, staff: isStaff(roles), administers }
}

/** Who the actor is in the recording's school, and whether they sit in the chat or have been in the call. */
async function findPerson(
  db: Db,
  actor: Actor,
  row: RecordingRow,
): Promise<{ id: string; seated: boolean } | undefined> {
  const person = await db
    .selectFrom('people')
    .select(({ exists, selectFrom }) => [
      'people.id',
      exists(
        selectFrom('chat_seats')
          .select('person_id')
          .where('chat_id', '=', row.chat_id)
          .where('account_id', '=', actor.accountId)
          .where('left_at', 'is', null),
      ).as('seated'),
      exists(
        selectFrom('call_people')
          .select('person_id')
          .where('call_id', '=', row.call_id)
          .where('account_id', '=', actor.accountId)
          .where('joined_at', 'is not', null)
          .where('removed_at', 'is', null),
      ).as('came'),
    ])
    .where('organization_id', '=', row.organization_id)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return person && { id: person.id, seated: Boolean(person.seated) || Boolean(person.came) }
}

export const canWatch = ({ row, staff, administers }: HeldRecording): boolean =>
  row.state === 'ready' && (row.who_watches === 'chat' || staff || administers)

export const canRemove = ({ row, personId, administers }: HeldRecording): boolean =>
  (row.state === 'ready' || row.state === 'failed') && (administers || row.started_by === personId)

export const canSeeAnswers = ({ row, personId, administers }: HeldRecording): boolean =>
  administers || row.started_by === personId

export const noRecording = () =>
  notFound('Такой записи нет или она для вас закрыта', 'There is no such recording, or it is closed to you')
