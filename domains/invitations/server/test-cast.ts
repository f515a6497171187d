import { randomUUID } from 'node:crypto'
import type { InputOf } from '#contract'
import { openSchool } from '#test/school'
import type { Visitor, World } from '#test/world'
import { createInvitation, type join } from '../contract.ts'

/** A school with two classes, an administrator, their class teachers, and families in 7А. For the tests of this domain. */
export async function openCast(world: World) {
  const school = await openSchool(world)
  const { organizationId } = school
  const classId = await school.addClass('7А')
  const otherId = await school.addClass('7Б')
  const admin = await school.person('Анна Ильинична Кузнецова', 'administrator')
  const leader = await school.teacher('Елена Сергеевна Воробьёва', classId)
  const otherLeader = await school.teacher('Олег Петрович Лапин', otherId)

  /** Makes a link and answers with its token. */
  async function link(who: Visitor, more: Partial<InputOf<typeof createInvitation>> = {}) {
    const answer = await who.does(createInvitation, {
      id: randomUUID(),
      organizationId,
      role: 'pupil',
      approval: false,
      ...(more.role === undefined || more.role === 'pupil' || more.role === 'guardian' ? { classId } : {}),
      ...more,
    })
    if (answer.status !== 200) throw new Error(`no link: ${answer.body.reason}`)
    return { ...answer.body, token: answer.body.url.split('/join/')[1]! }
  }

  return { school, organizationId, classId, otherId, admin, leader, otherLeader, link }
}

/** What a stranger types: «Ахметов Тимур» or «Ахметова Алия Рашидовна», with a new login unless told. */
export const typed = (spoken: string, more: Partial<InputOf<typeof join>> = {}) => {
  const [lastName = '', firstName = '', patronymic] = spoken.split(' ')
  return { name: { lastName, firstName, patronymic }, account: newAccount(), ...more }
}

export const newAccount = () => ({ login: `p${randomUUID().slice(0, 13)}`, password: 'пароль-7А' })

export const childOf = (spoken: string) => {
  const [lastName = '', firstName = ''] = spoken.split(' ')
  return { lastName, firstName }
}
