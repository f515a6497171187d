import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { mayNotBuild } from '../refusals.ts'
import { changesTeacher, mayGraduate, nextClassName, nextYear } from './next-class.ts'
import { currentYear, isSchoolClass, readLiving, readSitters } from './read-year.ts'
import { whyNotBack } from './why-not-back.ts'

export const planSchoolYear = handleQuery(contract.planSchoolYear, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw mayNotBuild()
  const living = await readLiving(tx, hat.organizationId)
  const classes = living.filter(isSchoolClass)
  const sitters = Map.groupBy(
    await readSitters(
      tx,
      classes.map(({ id }) => id),
    ),
    ({ classId }) => classId,
  )
  const fromYear = classes.map(({ year }) => year).sort()[0] ?? (await currentYear(tx, hat.organizationId))
  const of = (classId: string, part: string) =>
    (sitters.get(classId) ?? [])
      .filter((one) => one.part === part)
      .map(({ personId, fullName }) => ({ id: personId, fullName }))
  const last = await tx
    .selectFrom('school_years')
    .selectAll()
    .where('organization_id', '=', hat.organizationId)
    .where('undone_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  return {
    fromYear,
    toYear: nextYear(fromYear),
    classes: classes.map(({ id, name, parallel }) => ({
      id,
      name,
      parallel,
      becomes: nextClassName(name, parallel),
      mayGraduate: mayGraduate(parallel),
      changesTeacher: changesTeacher(parallel),
      pupils: of(id, 'pupil'),
      classTeachers: of(id, 'classTeacher'),
    })),
    staying: living.length - classes.length,
    last: last
      ? {
          id: last.id,
          toYear: last.to_year,
          startedAt: last.started_at.toISOString(),
          whyNot: await whyNotBack(tx, last),
        }
      : null,
  }
})
