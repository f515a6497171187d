import { randomUUID } from 'node:crypto'
import { learnEveryDay } from '#test/every-day'
import { openSchool } from '#test/school'
import type { World } from '#test/world'
import * as contract from '../contract.ts'

export const BELLS: [string, string][] = [
  ['08:30', '09:10'],
  ['09:25', '10:05'],
  ['10:30', '11:10'],
  ['11:35', '12:15'],
  ['12:30', '13:10'],
  ['13:25', '14:05'],
]

export function done<O>(answer: { status: number; body: O }): O {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** A school of two classes with bells, and nothing in the weeks yet. */
export async function openLessons(world: World) {
  const school = await openSchool(world)
  const { organizationId } = school
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  await learnEveryDay(world.db, { organizationId, personId: administrator.personId })
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const lev = await school.pupil('Лев Сорокин', class7b)
  const aliya = await school.guardianOf(timur, 'Алия Ахметова')
  const subject = async (name: string) => {
    const id = randomUUID()
    await world.db
      .insertInto('subjects')
      .values({ id, organization_id: organizationId, name, removed_at: null })
      .execute()
    return id
  }
  const [algebra, physics] = [await subject('Алгебра'), await subject('Физика')]
  const bells = done(
    await administrator.does(contract.saveBells, {
      id: randomUUID(),
      organizationId,
      name: 'Основные',
      shift: 1,
      periods: BELLS,
    }),
  )
  for (const classId of [class7a, class7b]) {
    done(
      await administrator.does(contract.setTimetable, { id: randomUUID(), classId, bellsId: bells.id, studyDays: 5 }),
    )
  }
  const fill = (classId: string, weekday: number, no: number, more: Partial<contract.Filling> = {}, group = '') =>
    administrator.does(contract.setSlot, {
      id: randomUUID(),
      classId,
      weekday,
      no,
      group,
      filling: { subjectId: algebra, teacherId: elena.personId, room: '24', ...more },
    })
  const said = async (classId: string, automatic = 'parents') => {
    const rows = await world.db
      .selectFrom('messages')
      .innerJoin('chats', 'chats.id', 'chat_id')
      .select('text')
      .where('class_id', '=', classId)
      .where('automatic', '=', automatic as 'parents')
      .orderBy('msg_no')
      .execute()
    return rows.map(({ text }) => text)
  }
  return {
    school,
    organizationId,
    class7a,
    class7b,
    administrator,
    elena,
    roman,
    timur,
    sonya,
    lev,
    aliya,
    algebra,
    physics,
    bells,
    fill,
    said,
  }
}

export type LessonsCast = Awaited<ReturnType<typeof openLessons>>
