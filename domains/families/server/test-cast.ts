import { randomUUID } from 'node:crypto'
import { type Member, openSchool } from '#test/school'
import type { World } from '#test/world'
import * as contract from '../contract.ts'

export const PAPER = {
  ground: 'court' as const,
  document: 'Решение Советского районного суда',
  number: '2-1187/2026',
  day: '2026-10-05',
  reason: 'Мать передала копию решения',
}

/** A day as the school's own calendar would name it: `years` ago, moved by days. */
export function bornAgo(years: number, days = 0): string {
  const day = new Date(Date.now() + days * 24 * 3600_000)
  const [now] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Omsk' }).format(day).split(' ')
  return `${Number(now!.slice(0, 4)) - years}${now!.slice(4)}`
}

/** A family of two guardians and a child in 7А, and another family beside it. */
export async function openFamilies(world: World) {
  const school = await openSchool(world)
  const { organizationId } = school
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const director = await school.person('Павел Андреевич Громов', 'director')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const aliya = await school.guardianOf(timur, 'Алия Ахметова')
  const ruslan = await school.guardianOf(timur, 'Руслан Ахметов', 'father')
  const anna = await school.guardianOf(sonya, 'Анна Белова')

  const limit = (kept: Partial<Record<'sight' | 'signing' | 'talk', boolean>>, who: Member = administrator) =>
    who.does(contract.limitGuardian, {
      id: randomUUID(),
      pupilId: timur.personId,
      guardianId: ruslan.personId,
      sight: false,
      signing: false,
      talk: false,
      ...kept,
      ...PAPER,
    })
  const lift = (limitId: string, who: Member = administrator) =>
    who.does(contract.liftLimit, { id: randomUUID(), limitId, reason: 'Решение отменено' })

  async function born(pupil: Member, day: string): Promise<void> {
    const row = { person_id: pupil.personId, day, set_by: administrator.personId }
    await world.db
      .insertInto('consent_birth_days')
      .values(row)
      .onConflict((oc) => oc.column('person_id').doUpdateSet({ day }))
      .execute()
  }

  /** The chats of the school that appear by themselves, as `class` or `parents`. */
  async function chatOf(automatic: string, classId: string | null = class7a): Promise<string> {
    const chat = await world.db
      .selectFrom('chats')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('automatic', '=', automatic as never)
      .where('class_id', classId ? '=' : 'is', classId)
      .executeTakeFirstOrThrow()
    return chat.id
  }

  return {
    ...{ school, organizationId, class7a, administrator, director, elena, timur, sonya, aliya, ruslan, anna },
    ...{ limit, lift, born, chatOf },
  }
}
