import type { OutputOf } from '#contract'
import { accessHat, fullName } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { DEFAULTS } from '../rules.ts'
import { findFfmpeg } from './compose/ffmpeg.ts'

export async function readSettings(db: Db, organizationId: string): Promise<contract.Settings> {
  const row = await findRow(db, organizationId)
  return row
    ? { whoRecords: row.who_records, whoWatches: row.who_watches, pupils: row.pupils, keepDays: row.keep_days }
    : DEFAULTS
}

export const getSettings = handleQuery(contract.getSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  return viewSettings(tx, hat)
})

/** The school's act, written in. What was recorded before keeps the rules of its day. */
export const setSettings = handleCommand(contract.setSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden(
      'Порядок записи звонков задаёт администрация школы своим актом',
      'How calls are recorded is for the school’s administration to set, by its act',
    )
  }
  const { settings, act } = input
  const row = {
    who_records: settings.whoRecords,
    who_watches: settings.whoWatches,
    pupils: settings.pupils,
    keep_days: settings.keepDays,
    act_number: act?.number ?? null,
    act_date: act?.date ?? null,
    set_by: hat.personId,
    set_at: now(),
  }
  await tx
    .insertInto('recording_settings')
    .values({ organization_id: input.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
    .execute()
  note(tx, {
    organizationId: input.organizationId,
    action: 'recordings.setSettings',
    byPersonId: hat.personId,
    details: { ...settings },
  })
  return viewSettings(tx, hat)
})

const findRow = (db: Db, organizationId: string) =>
  db
    .selectFrom('recording_settings')
    .innerJoin('people', 'people.id', 'set_by')
    .selectAll('recording_settings')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('recording_settings.organization_id', '=', organizationId)
    .executeTakeFirst()

async function viewSettings(
  db: Db,
  { organizationId, administers }: { organizationId: string; administers: boolean },
): Promise<OutputOf<typeof contract.getSettings>> {
  const row = await findRow(db, organizationId)
  return {
    settings: await readSettings(db, organizationId),
    act: row?.act_number && row.act_date ? { number: row.act_number, date: row.act_date } : null,
    set: row ? { by: fullName(row), at: row.set_at.toISOString() } : null,
    composes: findFfmpeg() !== undefined,
    can: { edit: administers },
  }
}
