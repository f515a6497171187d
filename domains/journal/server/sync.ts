import { todayAt } from '#domains/classes'
import { bringFile, bringTables, dropWaiting } from '#domains/rosters'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict } from '#server/errors'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { addJob, defineJob } from '#server/jobs'
import { log } from '#server/log'
import { unseal } from '#server/sealed'
import type { Sync } from '../contract.ts'
import { findJournal, type JournalRow } from './access.ts'
import { linkKnown } from './linking.ts'
import { type Read, readJournal } from './oneroster/read-journal.ts'
import { Trouble, type Words } from './sentences.ts'

/** A reading that has said nothing for so long is dead: its process was stopped. */
const DEAD_AFTER = 30 * 60_000

interface Start {
  id: string
  way: Sync['way']
  startedBy: string | null
}

/** One reading at a time for each school; what is read is read by a job. */
export async function startPull(tx: Tx, { organization_id }: JournalRow, { id, way, startedBy }: Start): Promise<void> {
  await tx
    .updateTable('journal_syncs')
    .set({ state: 'failed', reason: JSON.stringify(STOPPED), ended_at: now() })
    .where('organization_id', '=', organization_id)
    .where('state', '=', 'pulling')
    .where('started_at', '<', new Date(now().getTime() - DEAD_AFTER))
    .execute()
  const running = await tx
    .selectFrom('journal_syncs')
    .select('id')
    .where('organization_id', '=', organization_id)
    .where('state', '=', 'pulling')
    .executeTakeFirst()
  if (running)
    throw conflict('Журнал уже читается, подождите минуту', 'The journal is being read already, wait a minute')
  await tx
    .insertInto('journal_syncs')
    .values({ ...rowOf(organization_id, id, way, startedBy), state: 'pulling', import_id: null, ended_at: null })
    .execute()
  await addJob(tx, pull, { syncId: id }, { key: `journal ${id}`, queue: `journal ${organization_id}`, attempts: 2 })
}

export const pull = defineJob<{ syncId: string }>('journal.pull', async (db, { syncId }) => {
  const sync = await db
    .selectFrom('journal_syncs')
    .select(['organization_id', 'state'])
    .where('id', '=', syncId)
    .executeTakeFirst()
  if (sync?.state !== 'pulling') return
  try {
    const journal = await findJournal(db, sync.organization_id)
    if (journal?.adapter !== 'oneroster' || !journal.sealed_secret) throw gone()
    const read = await readFrom(db, journal, syncId)
    await handOver(db, journal, syncId, read)
  } catch (error) {
    const known = error instanceof Trouble
    if (!known) log.error({ err: error, syncId }, 'a journal could not be read')
    await fail(db, syncId, known ? error.words : OURS)
  }
})

async function readFrom(db: Db, journal: JournalRow, syncId: string): Promise<Read> {
  const source = {
    version: journal.version ?? '1.1',
    address: journal.address!,
    tokenAddress: journal.token_address!,
    clientId: journal.client_id!,
    secret: unseal('journal', journal.sealed_secret!, journal.organization_id),
  }
  const today = await todayAt(db, journal.organization_id)
  return readJournal(source, journal.school_id, today, async (step, done, total) => {
    await db.updateTable('journal_syncs').set({ step, done, total }).where('id', '=', syncId).execute()
  })
}

/** From here on it is a list like any other: compared, looked at, written, taken back. */
async function handOver(db: Db, journal: JournalRow, syncId: string, { sheets, userIds }: Read): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const sync = await tx
      .selectFrom('journal_syncs')
      .select(['state', 'started_by'])
      .where('id', '=', syncId)
      .forUpdate()
      .executeTakeFirst()
    if (sync?.state !== 'pulling') return
    const importId = newId()
    await dropEarlier(tx, journal.organization_id)
    await bringTables(tx, broughtOf(journal, importId, journal.name, sync.started_by), sheets)
    await tx
      .updateTable('journal_syncs')
      .set({ state: 'handed', import_id: importId, user_ids: userIds, step: null, ended_at: now() })
      .where('id', '=', syncId)
      .execute()
    await linkKnown(tx, journal.organization_id, userIds)
  })
  publish(facts)
}

/** A file that has come by itself. */
export async function acceptFile(
  tx: Tx,
  journal: JournalRow,
  { way, name, bytes }: { way: 'folder' | 'upload'; name: string; bytes: Buffer },
): Promise<string> {
  const id = newId()
  const importId = newId()
  await dropEarlier(tx, journal.organization_id)
  await bringFile(tx, broughtOf(journal, importId, name.slice(0, 200), null), bytes)
  await tx
    .insertInto('journal_syncs')
    .values({ ...rowOf(journal.organization_id, id, way, null), state: 'handed', import_id: importId, ended_at: now() })
    .execute()
  return id
}

/** What came before and was never written is out of date. */
async function dropEarlier(tx: Tx, organizationId: string): Promise<void> {
  const earlier = await tx
    .selectFrom('journal_syncs')
    .select('import_id')
    .where('organization_id', '=', organizationId)
    .where('import_id', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(50)
    .execute()
  await dropWaiting(
    tx,
    earlier.flatMap(({ import_id }) => import_id ?? []),
  )
}

const broughtOf = (journal: JournalRow, id: string, fileName: string, startedBy: string | null) => ({
  id,
  organizationId: journal.organization_id,
  startedBy: startedBy ?? journal.connected_by,
  fileName,
  byMachine: { leaveAbsent: journal.leave_absent, writeIfClear: journal.write_if_clear },
})

const rowOf = (organization_id: string, id: string, way: Sync['way'], started_by: string | null) => ({
  id,
  organization_id,
  way,
  started_by,
  step: null,
  reason: null,
})

export async function fail(db: Db, syncId: string, reason: Words): Promise<void> {
  await db
    .updateTable('journal_syncs')
    .set({ state: 'failed', reason: JSON.stringify(reason), step: null, ended_at: now() })
    .where('id', '=', syncId)
    .where('state', '=', 'pulling')
    .execute()
}

const gone = () => new Trouble('Журнал больше не подключён', 'The journal is connected no more')
const STOPPED: Words = { ru: 'Сервер перезапустили на полпути', en: 'The server was restarted half-way' }
const OURS: Words = {
  ru: 'Не получилось, и журнал здесь ни при чём. Ничего не изменилось. Повторите, а не выйдет, напишите оператору',
  en: 'It did not work, and the journal is not to blame. Nothing has changed. Try again, or write to the operator',
}
