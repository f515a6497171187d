import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { InputOf } from '#contract'
import { type AutomaticChat, listSchoolChats } from '#contract/chats'
import { type Member, openSchool } from '#test/school'
import type { World } from '#test/world'
import * as contract from '../contract.ts'

type Wish = Partial<InputOf<typeof contract.createAnnouncement>>

/** Two classes with their teachers and families, and who leads the school. */
export async function gatherCast(world: World) {
  const school = await openSchool(world)
  const { organizationId } = school
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const director = await school.person('Наталья Петровна Белова', 'director')
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  const artem = await school.pupil('Артём Белов', class7a)
  const sonya = await school.pupil('Соня Белова', class7b)
  const lev = await school.pupil('Лев Сорокин', class7a)
  const mother = await school.guardianOf(artem, 'Анна Белова')
  await school.guardianOf(sonya, mother)
  const father = await school.guardianOf(artem, 'Борис Белов', 'father')
  const absent = await school.guardianOf(lev, 'Дарья Сорокина', 'mother', { joined: false })

  const chats = (await administrator.reads(listSchoolChats, { organizationId })).body.chats
  const chat = (automatic: AutomaticChat, className: string | null = null) =>
    chats.find((one) => one.automatic === automatic && one.className === className)!.id
  const ids = {
    parents7a: chat('parents', '7А'),
    parents7b: chat('parents', '7Б'),
    class7a: chat('class', '7А'),
    schoolChannel: chat('schoolChannel'),
    staffChannel: chat('staffChannel'),
  }

  const draft = async (who: Member, more: Wish = {}) => {
    const content = {
      title: 'Собрание в четверг',
      text: 'В 18:00, кабинет 12. Возьмите паспорт: https://school14.example/meeting',
      deadline: null,
      acknowledge: true,
      perChild: false,
      chatIds: [ids.parents7a],
    }
    return who.does(contract.createAnnouncement, { id: randomUUID(), organizationId, ...content, ...more })
  }
  const publish = (who: Member, announcementId: string, more: { at?: string; urgent?: string } = {}) =>
    who.does(contract.publishAnnouncement, { id: randomUUID(), announcementId, ...more })
  /** Published, by somebody who may at once. */
  const announced = async (who: Member, more: Wish = {}) => {
    const made = await draft(who, more)
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const answer = await publish(who, made.body.id)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const step = (announcementId: string) => ({ id: randomUUID(), announcementId })
  const seen = async (who: Member, announcementId: string) =>
    (await who.reads(contract.getAnnouncement, { announcementId })).body
  const confirm = (who: Member, announcementId: string, ...aboutIds: string[]) =>
    who.does(contract.acknowledge, { announcementId, ...(aboutIds.length ? { aboutIds } : {}) })
  const log = (topicId: string) =>
    world.db.selectFrom('events').selectAll().where('topic_id', '=', topicId).orderBy('seq').execute()

  const people = { administrator, director, deputy, elena, roman, artem, sonya, lev, mother, father, absent }
  return {
    school,
    organizationId,
    classA: class7a,
    ...people,
    ids,
    draft,
    publish,
    announced,
    step,
    seen,
    confirm,
    log,
  }
}

/** The school is quiet from 22:00 to 06:00; the director may be urgent. */
export async function setQuiet(world: World, organizationId: string, by: string, mode: 'off' | 'hold'): Promise<void> {
  const night = { from_minute: 1320, to_minute: 360, working_days: [1], urgent_roles: ['director'] }
  await world.db.deleteFrom('quiet_hours').where('organization_id', '=', organizationId).execute()
  await world.db
    .insertInto('quiet_hours')
    .values({ organization_id: organizationId, mode, ...night, set_by: by } as never)
    .execute()
}
