import { sql } from 'kysely'
import type { InputOf } from '#contract'
import { archiveClassChats, seatPeople } from '#domains/chats'
import { accessHat, leaveSchool, tellHats, tellSchool } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { paperOnLatest, recordMovements, refuseFuture } from '../movements.ts'
import { mayNotBuild } from '../refusals.ts'
import { tellClasses } from '../tell.ts'
import { endSeatsById, openClasses, seatMany } from '../write-many.ts'
import type { YearChanges } from './changes.ts'
import { mayGraduate, nextClassName, nextYear } from './next-class.ts'
import { isSchoolClass, readLiving, readSitters, type SchoolClass } from './read-year.ts'

type Input = InputOf<typeof contract.startSchoolYear>
type Sitter = Awaited<ReturnType<typeof readSitters>>[number]

/**
 * Every class becomes the next one: a new class with new chats. The old one is archived with its chats, which stay to be
 * read; graduates leave the school. Groups and associations go on as they are.
 */
export const startSchoolYear = handleCommand(contract.startSchoolYear, async ({ tx, actor, input }) => {
  const { organizationId, paper } = input
  const hat = await accessHat(tx, actor, organizationId)
  if (!hat.administers) throw mayNotBuild()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${organizationId}`}, 0))`.execute(tx)
  await refuseFuture(tx, organizationId, paper)
  const living = await readLiving(tx, organizationId)
  const classes = living.filter(isSchoolClass)
  const fromYear = classes.map(({ year }) => year).sort()[0]
  if (!fromYear || nextYear(fromYear) !== input.toYear) throw planIsOld()
  const sitters = await readSitters(
    tx,
    classes.map(({ id }) => id),
  )
  refuseOther(input, classes, sitters)
  await refuseStrangers(tx, organizationId, input)

  const { personId: actorId } = hat
  const schoolYearId = newId()
  const graduates = [...new Set(input.classes.flatMap(({ graduateIds }) => graduateIds))]
  const pairs = await openNext(tx, organizationId, input.toYear, classes, sitters, new Set(graduates))
  const gone = new Set(graduates)
  const newOf = new Map(pairs.map(({ oldId, newId: id }) => [oldId, id]))

  // The old seats end before the new ones begin: what graduates leave is noted by their leaving.
  const ended = sitters.filter(({ personId, part }) => part !== 'pupil' || !gone.has(personId))
  if (graduates.length > 0) {
    await leaveSchool(tx, organizationId, graduates, actorId)
    await paperOnLatest(tx, graduates, paper, { kind: 'graduated', schoolYearId })
  }
  await endSeatsById(
    tx,
    ended.map(({ seatId }) => seatId),
  )
  for (const row of classes) {
    await tx.updateTable('classes').set({ archived_at: now() }).where('id', '=', row.id).execute()
    await archiveClassChats(tx, row.id, actorId)
  }
  const seats = nextSeats(input, ended, newOf)
  const { taken } = await seatMany(tx, seats)
  const carried = living.filter((row) => !isSchoolClass(row)).map(({ id }) => id)
  await sql`update classes set year = ${input.toYear} where id = any(${carried}::uuid[])`.execute(tx)
  const promoted = taken.filter(({ part }) => part === 'pupil')
  const oldOf = new Map(
    ended.filter(({ part }) => part === 'pupil').map(({ personId, classId }) => [personId, classId]),
  )
  const movements = promoted.map(({ personId, classId }) => ({
    personId,
    kind: 'promoted' as const,
    fromClassId: oldOf.get(personId) ?? null,
    toClassId: classId,
  }))
  await recordMovements(tx, organizationId, movements, { actorId, paper, schoolYearId })
  const changes: YearChanges = {
    pairs,
    carried,
    ended: sitters.map(({ seatId }) => seatId),
    taken: taken.map(({ id }) => id),
    graduates,
  }
  await tx
    .insertInto('school_years')
    .values({
      id: schoolYearId,
      organization_id: organizationId,
      from_year: fromYear,
      to_year: input.toYear,
      changes: JSON.stringify(changes),
      started_by: actorId,
      started_at: now(),
    })
    .execute()
  await seatPeople(tx, { organizationId, actorId })
  await tellHats(tx, [...new Set(sitters.map(({ personId }) => personId))], actorId)
  await tellClasses(
    tx,
    organizationId,
    [...classes.map(({ id }) => id), ...pairs.flatMap(({ newId: id }) => id ?? [])],
    actorId,
  )
  await tellSchool(tx, organizationId, actorId)
  const opened = pairs.filter(({ newId: id }) => id).length
  note(tx, {
    organizationId,
    action: 'classes.startSchoolYear',
    byPersonId: actorId,
    details: { year: input.toYear, opened, promoted: promoted.length, graduated: graduates.length },
  })
  return { schoolYearId, opened, promoted: promoted.length, graduated: graduates.length }
})

/** Classes with pupils who go on; a class of which nobody goes on has no next one. */
async function openNext(
  tx: Tx,
  organizationId: string,
  year: string,
  classes: SchoolClass[],
  sitters: Sitter[],
  graduates: ReadonlySet<string>,
): Promise<YearChanges['pairs']> {
  const goOn = (row: SchoolClass) => {
    const pupils = sitters.filter(({ classId, part }) => classId === row.id && part === 'pupil')
    return pupils.length === 0 || pupils.some(({ personId }) => !graduates.has(personId))
  }
  const next = classes.map((row) => ({ row, name: goOn(row) ? nextClassName(row.name, row.parallel) : null }))
  const going = next.filter((one): one is typeof one & { name: string } => one.name !== null)
  const ids = await openClasses(
    tx,
    organizationId,
    year,
    going.map(({ row, name }) => ({ name, parallel: row.parallel + 1, letter: row.letter, kind: 'class' as const })),
  )
  const idOf = new Map(going.map(({ row }, at) => [row.id, ids[at]!]))
  return next.map(({ row }) => ({ oldId: row.id, newId: idOf.get(row.id) ?? null }))
}

function nextSeats({ classes, keepTeachers }: Input, ended: Sitter[], newOf: Map<string, string | null>) {
  const leaderOf = new Map(classes.map(({ classId, classTeacherId }) => [classId, classTeacherId]))
  const stays = ended.flatMap(({ personId, classId, part, subjectId }) => {
    const next = newOf.get(classId)
    if (!next || part === 'classTeacher' || (part === 'teacher' && !keepTeachers)) return []
    return [{ personId, classId: next, part, subjectId }]
  })
  const leaders = [...leaderOf].flatMap(([classId, personId]) => {
    const next = newOf.get(classId)
    return next && personId ? [{ personId, classId: next, part: 'classTeacher' as const, subjectId: null }] : []
  })
  return [...stays, ...leaders]
}

/** What was looked at must be what is there: every class, and graduates only where one may graduate, of that class. */
function refuseOther({ classes: chosen }: Input, classes: SchoolClass[], sitters: Sitter[]): void {
  const known = new Map(classes.map((row) => [row.id, row]))
  if (chosen.length !== classes.length || chosen.some(({ classId }) => !known.has(classId))) throw planIsOld()
  for (const { classId, graduateIds } of chosen) {
    const row = known.get(classId)!
    const pupils = sitters
      .filter((one) => one.classId === classId && one.part === 'pupil')
      .map(({ personId }) => personId)
    if (graduateIds.some((id) => !pupils.includes(id))) throw planIsOld()
    if (graduateIds.length > 0 && !mayGraduate(row.parallel)) throw tooEarly(row.name)
    if (nextClassName(row.name, row.parallel) === null && graduateIds.length < pupils.length)
      throw mustGraduate(row.name)
  }
}

async function refuseStrangers(tx: Tx, organizationId: string, { classes }: Input): Promise<void> {
  const ids = [...new Set(classes.flatMap(({ classTeacherId }) => classTeacherId ?? []))]
  const { rows } = await sql<{ id: string }>`
    select p.id from people p where p.id = any(${ids}::uuid[]) and p.organization_id = ${organizationId} and p.left_at is null
      and exists (select from person_roles r where r.person_id = p.id and r.role not in ('pupil', 'guardian'))`.execute(
    tx,
  )
  if (rows.length < ids.length) {
    throw invalid(
      'Классный руководитель: выберите сотрудника школы',
      'Class teacher: choose an employee of the school',
      'classes',
    )
  }
}

const planIsOld = () =>
  conflict(
    'Пока вы смотрели, составы классов изменились. Обновите страницу и проверьте ещё раз',
    'The classes have changed while you were looking. Load the page again and check it once more',
  )
const tooEarly = (name: string) =>
  invalid(
    `Из ${name} ещё не выпускают: выпуск после 9 и 11 класса`,
    `Nobody graduates from ${name}: only after years 9 and 11`,
    'classes',
  )
const mustGraduate = (name: string) =>
  invalid(
    `${name} — последний год школы: отметьте выпускниками всех или сначала переведите тех, кто остаётся`,
    `${name} is the last year of school: mark everybody as graduating, or move whoever stays first`,
    'classes',
  )
