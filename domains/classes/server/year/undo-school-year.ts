import { sql } from 'kysely'
import { archiveClassChats, reopenClassChats, seatPeople } from '#domains/chats'
import { accessHat, bringBack, tellHats, tellSchool } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { mayNotBuild } from '../refusals.ts'
import { tellClasses } from '../tell.ts'
import { forgetSeats, reopenSeats } from '../write-many.ts'
import { whyNotBack } from './why-not-back.ts'

export const undoSchoolYear = handleCommand(contract.undoSchoolYear, async ({ tx, actor, input }) => {
  const { organizationId } = input
  const hat = await accessHat(tx, actor, organizationId)
  if (!hat.administers) throw mayNotBuild()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${organizationId}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('school_years')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('undone_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  if (row?.id !== input.schoolYearId) throw noYear()
  const why = await whyNotBack(tx, row)
  if (why) throw conflict(why.ru, why.en)

  const { personId: actorId } = hat
  const { changes } = row
  const oldIds = changes.pairs.map(({ oldId }) => oldId)
  const newIds = changes.pairs.flatMap(({ newId }) => newId ?? [])
  await forgetSeats(tx, changes.taken)
  await seatPeople(tx, { organizationId, classIds: newIds, actorId })
  await sql`update classes set archived_at = ${now()} where id = any(${newIds}::uuid[])`.execute(tx)
  for (const id of newIds) await archiveClassChats(tx, id, actorId)
  await sql`update classes set archived_at = null where id = any(${oldIds}::uuid[])`.execute(tx)
  await sql`update classes set year = ${row.from_year} where id = any(${changes.carried}::uuid[])`.execute(tx)
  await reopenClassChats(tx, oldIds, actorId)
  await reopenSeats(tx, changes.ended)
  if (changes.graduates.length > 0) await bringBack(tx, organizationId, changes.graduates, actorId)
  await sql`update movements set undone_at = ${now()}, undone_by = ${actorId} where school_year_id = ${row.id}`.execute(
    tx,
  )
  await tx.updateTable('school_years').set({ undone_at: now(), undone_by: actorId }).where('id', '=', row.id).execute()
  await seatPeople(tx, { organizationId, actorId })
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from class_seats where id = any(${changes.ended}::uuid[])`.execute(tx)
  await tellHats(
    tx,
    rows.map(({ person_id }) => person_id),
    actorId,
  )
  await tellClasses(tx, organizationId, [...oldIds, ...newIds], actorId)
  await tellSchool(tx, organizationId, actorId)
  note(tx, { organizationId, action: 'classes.undoSchoolYear', byPersonId: actorId, details: { year: row.to_year } })
  return {}
})

const noYear = () =>
  notFound(
    'Такого перевода на новый год нет или его уже отменили',
    'There is no such step into a new year, or it is undone already',
  )
