import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
})
afterAll(() => world.close())

const foldersOf = async (who: 'elena' | 'mitya') =>
  Object.fromEntries(
    (await here[who].reads(contract.listChats, {})).body.chats.map(({ automatic, options }) => [
      automatic,
      options.folder,
    ]),
  )
const set = (folders: { name: string; chatIds: string[] }[], presets = true) =>
  here.elena.does(contract.setFolders, { folders, presets })

test('folders are kept in my order with my chats, for me alone, and my other devices hear of it', async () => {
  const seq = await lastSeq(world, here.elena.accountId)
  const { class: classId, parents, staff } = here.chats
  await set([
    { name: 'Мой класс', chatIds: [classId, parents] },
    { name: 'Работа', chatIds: [staff] },
  ])
  expect((await here.elena.reads(contract.listFolders, {})).body).toEqual({
    names: ['Мой класс', 'Работа'],
    presets: true,
  })
  expect(await foldersOf('elena')).toMatchObject({
    class: 'Мой класс',
    parents: 'Мой класс',
    staff: 'Работа',
    teachers: null,
  })
  expect(await foldersOf('mitya')).toMatchObject({ class: null })
  expect((await here.mitya.reads(contract.listFolders, {})).body.names).toEqual([])
  expect(await lastSeq(world, here.elena.accountId)).toBe(seq + 1)
})

test('a rename, another order and a removal are the next whole; a chat lies in one folder', async () => {
  const { class: classId, parents } = here.chats
  await set(
    [
      { name: 'Потом', chatIds: [classId] },
      { name: 'Семья', chatIds: [classId, parents] },
    ],
    false,
  )
  expect(await foldersOf('elena')).toMatchObject({ class: 'Семья', parents: 'Семья', staff: null })
  expect((await here.elena.reads(contract.listFolders, {})).body).toEqual({ names: ['Потом', 'Семья'], presets: false })
})

test('a chat that is not mine is passed over; two folders of one name are refused', async () => {
  const strange = await school.addClass('5Б')
  const row = world.db.selectFrom('chats').select('id').where('class_id', '=', strange)
  const { id } = await row.executeTakeFirstOrThrow()
  expect((await set([{ name: 'Чужое', chatIds: [id] }])).status).toBe(200)
  const kept = world.db.selectFrom('chat_options').selectAll().where('chat_id', '=', id)
  expect(await kept.execute()).toEqual([])
  const twice = await set([
    { name: 'Дом', chatIds: [] },
    { name: 'дом', chatIds: [] },
  ])
  expect(twice).toMatchObject({ status: 400, body: { field: 'folders' } })
  expect((await here.elena.reads(contract.listFolders, {})).body.names).toEqual(['Чужое'])
})

test('a folder that is named for a chat for the first time stands last', async () => {
  const options = { notify: 'all' as const, mutedUntil: null, archived: false, folder: 'Кружок' }
  const put = () => here.elena.does(contract.setOptions, { chatId: here.chats.class, ...options })
  await put()
  await put()
  expect((await here.elena.reads(contract.listFolders, {})).body.names).toEqual(['Чужое', 'Кружок'])
})
