import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proposeAnnouncement } from '#contract/announcements'
import { removeMessage, sendMessage } from '#contract/chats'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
import { gatherCast } from '../../announcements/server/test-cast.ts'
import { bring } from '../../files/server/test-files.ts'
import * as contract from '../contract.ts'
import { catchUp } from './catch-up.ts'

let world: World
let school: Awaited<ReturnType<typeof gatherCast>>
beforeAll(async () => {
  world = await openWorld()
  school = await gatherCast(world)
})
afterAll(() => world.close())

async function found(who: Member, text: string) {
  await catchUp(world.db)
  const answer = await who.reads(contract.find, { text })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

test('a file by its name, until its message is removed; never by those who sit elsewhere', async () => {
  const { elena, mother, roman, ids } = school
  const state = await bring(world, school.school, elena, { name: 'Расписание_экзаменов-9А.txt' }, Buffer.from('x'))
  const message = { id: randomUUID(), chatId: ids.parents7a, text: '', fileIds: [state.file!.id] }
  expect((await elena.does(sendMessage, message)).status).toBe(200)
  const [one] = (await found(mother, 'экзамены 9а')).files
  expect(one).toMatchObject({ chatId: ids.parents7a, file: { id: state.file!.id } })
  expect(one!.name.marks.map(([from, to]) => one!.name.text.slice(from, to))).toContain('9А')
  expect((await found(roman, 'экзамены')).files).toEqual([])
  await elena.does(removeMessage, { id: randomUUID(), chatId: ids.parents7a, messageId: message.id })
  expect((await found(mother, 'экзамены')).files).toEqual([])
})

test('an announcement once, though it stands in several of one’s chats', async () => {
  const { administrator, mother, ids, announced } = school
  await announced(administrator, {
    title: 'Диспансеризация',
    text: 'Осмотр врачей пройдёт в четверг',
    chatIds: [ids.parents7a, ids.parents7b],
  })
  const { announcements, messages } = await found(mother, 'врачи')
  expect(announcements.map(({ title }) => title.text)).toEqual(['Диспансеризация'])
  expect(messages).toEqual([])
  const [one] = (await found(mother, 'диспансеризации')).announcements
  expect(one!.title.marks).toEqual([[0, 15]])
})

test('by its author and by those who run the school, though they do not sit there; by nobody else', async () => {
  const { administrator, director, deputy, elena, roman, father, ids, announced } = school
  const { id } = await announced(director, { title: 'Субботник', text: 'Грабли дадим', chatIds: [ids.parents7a] })
  for (const who of [administrator, director, deputy]) {
    const { announcements, messages } = await found(who, 'грабли')
    expect(announcements).toMatchObject([{ announcementId: id, chatId: ids.parents7a }])
    expect(messages).toEqual([])
    expect((await who.reads(contract.find, { text: 'грабли', kind: 'announcements' })).body).toMatchObject({
      announcements: [{ announcementId: id }],
      next: null,
    })
  }
  for (const who of [elena, father])
    expect((await found(who, 'грабли')).announcements).toMatchObject([{ announcementId: id }])
  expect((await found(roman, 'грабли')).announcements).toEqual([])

  const own = await announced(elena, { title: 'Лыжи', text: 'Смазать до среды', chatIds: [ids.parents7a] })
  expect((await found(elena, 'смазать')).announcements).toMatchObject([{ announcementId: own.id }])
  expect((await found(director, 'смазать')).announcements).toMatchObject([{ announcementId: own.id }])
  expect((await found(roman, 'смазать')).announcements).toEqual([])
})

test('who has announced where they do not sit finds that, and nothing else of that place', async () => {
  const { administrator, elena, roman, ids, draft, publish, announced } = school
  await announced(roman, { title: 'Коньки', text: 'Каток откроется', chatIds: [ids.parents7b] })
  const { id } = (await draft(elena, { title: 'Кружок', text: 'Каток и лыжи', chatIds: [ids.parents7b] })).body
  await elena.does(proposeAnnouncement, { id: randomUUID(), announcementId: id })
  expect((await publish(administrator, id)).status).toBe(200)
  expect((await found(elena, 'каток')).announcements.map(({ title }) => title.text)).toEqual(['Кружок'])
})
