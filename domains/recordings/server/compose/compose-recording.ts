import { settle } from '#domains/calls'
import { attachFiles, bringFile, dropFiles } from '#domains/files'
import { viewPeople } from '#domains/people'
import { spokenName } from '#rules/people'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import type { Trouble } from '../../contract.ts'
import type { RecordingRow } from '../access.ts'
import { dropTapes, tapeFolder } from '../tapes.ts'
import { tellRecording } from '../views.ts'
import { compose, NothingTaped } from './compose.ts'
import { findFfmpeg } from './ffmpeg.ts'

const DAY = 24 * 3600_000
const TOLD_EVERY = 2000
/** A composing that has not been heard of for so long has died with its process. */
export const DEAD = 60_000

/** What was taped becomes a film. Whatever dies on the way, the tapes stay until the film is in the storage. */
export const composeRecording = defineJob<{ recordingId: string }>(
  'recordings.compose',
  async (db, { recordingId }) => {
    const row = await claim(db, recordingId)
    if (!row) return
    if (!findFfmpeg()) return change(db, row.id, { state: 'failed', trouble: 'noFfmpeg' })
    // The engine closes what is still open.
    await settle(row.call_id).catch((error) => log.warn({ reason: String(error) }, 'a call could not be settled'))
    try {
      const film = await compose(tapeFolder(row.id), (peers) => namesOf(db, peers), progressOf(db, row.id))
      try {
        await publishFilm(db, row, film)
      } finally {
        await film.drop()
      }
    } catch (error) {
      log.warn({ recordingId, reason: String(error) }, 'a recording is not composed')
      await change(db, row.id, { state: 'failed', trouble: error instanceof NothingTaped ? 'nothing' : 'broken' })
    }
  },
)

/** One at a time: a film that is composed already, or just now, is left alone. */
const claim = (db: Db, id: string): Promise<RecordingRow | undefined> =>
  db
    .updateTable('recordings')
    .set({ state: 'composing', touched_at: new Date(), trouble: null, progress: 0 })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'waiting'),
        eb.and([eb('state', '=', 'composing'), eb('touched_at', '<', new Date(Date.now() - DEAD))]),
      ]),
    )
    .returningAll()
    .executeTakeFirst()

async function namesOf(db: Db, peers: string[]): Promise<Map<string, string>> {
  return new Map((await viewPeople(db, peers)).map(({ id, name, roles }) => [id, spokenName(name, roles)]))
}

function progressOf(db: Db, id: string): (share: number) => void {
  let last = 0
  return (share) => {
    if (Date.now() - last < TOLD_EVERY) return
    last = Date.now()
    const told = change(db, id, { progress: Math.floor(share * 100), touched_at: new Date() })
    told.catch((error) => log.warn({ reason: String(error) }, 'progress is not told'))
  }
}

async function publishFilm(db: Db, row: RecordingRow, { file, seconds }: { file: string; seconds: number }) {
  const keptUntil = new Date(now().getTime() + row.keep_days * DAY)
  const { account_id } = await db
    .selectFrom('call_people')
    .select('account_id')
    .where('call_id', '=', row.call_id)
    .where('person_id', '=', row.started_by)
    .executeTakeFirstOrThrow()
  const brought = await bringFile(db, {
    id: row.id,
    organizationId: row.organization_id,
    personId: row.started_by,
    accountId: account_id!,
    name: `Запись ${row.started_at.toISOString().slice(0, 10)}.mp4`,
    path: file,
    heldUntil: new Date(keptUntil.getTime() + 7 * DAY),
  })
  if (typeof brought === 'string') {
    return change(db, row.id, { state: 'failed', trouble: brought === 'noPlace' ? 'noPlace' : 'broken' })
  }
  const { facts } = await inTransaction(db, async (tx) => {
    const here = { state: 'ready', progress: 100, seconds, file_id: row.id, kept_until: keptUntil } as const
    const kept = await tx
      .updateTable('recordings')
      .set(here)
      .where('id', '=', row.id)
      .where('state', '=', 'composing')
      .returning('id')
      .executeTakeFirst()
    const message = await tx
      .selectFrom('messages')
      .select(['msg_no', 'removed_at'])
      .where('id', '=', row.id)
      .executeTakeFirst()
    if (!kept) return dropFiles(tx, [row.id])
    if (row.who_watches === 'chat' && message && !message.removed_at) {
      await attachFiles(tx, {
        fileIds: [row.id],
        chatId: row.chat_id,
        msgNo: message.msg_no,
        personId: row.started_by,
      })
    }
    await tellRecording(tx, row.id, null)
  })
  publish(facts)
  dropTapes(row.id)
}

type Change = Partial<{ state: 'failed'; trouble: Trouble; progress: number; touched_at: Date }>

async function change(db: Db, id: string, to: Change): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('recordings')
      .set(to)
      .where('id', '=', id)
      .where('state', '=', 'composing')
      .returning('id')
      .executeTakeFirst()
    if (row) await tellRecording(tx, id, null)
  })
  publish(facts)
}
