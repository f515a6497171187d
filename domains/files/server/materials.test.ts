import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf } from '#contract'
import { listChats } from '#contract/chats'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { attachFiles, checkFiles } from './attach-files.ts'
import { copyFiles } from './copy-files.ts'
import { detachFiles } from './detach-files.ts'
import { holdFiles } from './hold-files.ts'
import { purgeOrphans } from './purge-orphans.ts'
import { bring, uploading } from './test-files.ts'

let world: World
let school: School
let class7a: string
let mathematics: string
let elena: Member
let igor: Member
let mitya: Member
let mother: Member
let stranger: Member
let chats: { class: string; parents: string; staff: string }

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  mathematics = randomUUID()
  await world.db
    .insertInto('subjects')
    .values({ id: mathematics, organization_id: school.organizationId, name: 'Математика', removed_at: null })
    .execute()
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  igor = await school.person('Игорь Павлович Мельник', 'teacher')
  await school.seat(igor, class7a, 'teacher', mathematics)
  mitya = await school.pupil('Митя Кузнецов', class7a)
  mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  stranger = await (await openSchool(world, { name: 'Школа № 3' })).person('Глеб Ильич Фомин', 'teacher')
  const all = (await elena.reads(listChats, {})).body.chats
  const automatic = (name: string) => all.find((chat) => chat.automatic === name)!.id
  chats = { class: automatic('class'), parents: automatic('parents'), staff: automatic('staff') }
})
afterAll(() => world.close())

let lastNo = 0
const doing = <T>(work: Parameters<typeof inTransaction<T>>[1]) =>
  inTransaction(world.db, work).then(({ result }) => result)

async function file(who: Member, name: string, text = `${name} ${randomUUID()}`) {
  return (await bring(world, school, who, { name }, Buffer.from(text))).file!
}

/** A file sent with a message, as chats do it. */
async function sent(who: Member, chatId: string, name: string, text?: string) {
  const { id } = await file(who, name, text)
  lastNo += 1
  const [ref] = await doing((tx) => attachFiles(tx, { fileIds: [id], chatId, msgNo: lastNo, personId: who.personId }))
  return { ...ref!, msgNo: lastNo }
}

const shelf = async (who: Member, input: InputOf<typeof contract.listMaterials>) =>
  (await who.reads(contract.listMaterials, input)).body
const names = async (who: Member, input: InputOf<typeof contract.listMaterials>) =>
  (await shelf(who, input)).materials.map(({ file }) => file.name)
const opens = async (who: Member, fileId: string) => (await who.downloads(contract.open, { fileId })).statusCode

describe('a message takes files along', () => {
  test('in the order given, and then everybody in the chat has them', async () => {
    const [one, two] = [await file(elena, 'Один.txt'), await file(elena, 'Два.txt')]
    expect(await opens(mitya, one.id)).toBe(404)
    const message = { chatId: chats.class, msgNo: ++lastNo, personId: elena.personId }
    const refs = await doing((tx) => attachFiles(tx, { ...message, fileIds: [two.id, one.id] }))
    expect(refs.map(({ name }) => name)).toEqual(['Два.txt', 'Один.txt'])
    expect(await opens(mitya, one.id)).toBe(200)
    expect((await mitya.reads(contract.getFile, { fileId: one.id })).body.state).toBe('ready')
    for (const other of [mother, igor, stranger]) expect(await opens(other, one.id)).toBe(404)
  })

  test('each once, only the author’s own, only what is ready; else none of them', async () => {
    const [mine, theirs] = [await file(elena, 'Моё.txt'), await file(mitya, 'Чужое.txt')]
    const unchecked = await uploading(world, school, elena).upload({ name: 'Новое.txt' }, Buffer.from('x'))
    const evil = await bring(world, school, elena, { name: 'setup.exe' }, Buffer.from('MZ'))
    const message = { chatId: chats.class, msgNo: ++lastNo, personId: elena.personId }
    const attach = (...fileIds: string[]) => doing((tx) => attachFiles(tx, { ...message, fileIds }))
    await expect(attach(mine.id, theirs.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(attach(mine.id, randomUUID())).rejects.toMatchObject({ code: 'not_found' })
    await expect(attach(mine.id, unchecked)).rejects.toMatchObject({ code: 'conflict' })
    await expect(attach(mine.id, evil.id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(attach(mine.id, mine.id)).rejects.toMatchObject({ code: 'invalid' })
    await expect(attach(...Array.from({ length: 21 }, () => randomUUID()))).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      checkFiles(world.db, { fileIds: [mine.id, unchecked], personId: elena.personId }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(await attach(mine.id)).toHaveLength(1)
    await expect(attach(mine.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('who has lost the seat has lost the files', async () => {
    const leaver = await school.person('Олег Иванович Рябов', 'employee')
    const { id } = await sent(elena, chats.staff, 'План.txt')
    expect(await opens(leaver, id)).toBe(200)
    const own = await file(leaver, 'Моё.txt')
    await world.db
      .updateTable('chat_seats')
      .set({ left_at: new Date() })
      .where('person_id', '=', leaver.personId)
      .execute()
    expect(await opens(leaver, id)).toBe(404)
    expect(await opens(leaver, own.id)).toBe(200)
    await world.db.updateTable('people').set({ left_at: new Date() }).where('id', '=', leaver.personId).execute()
    expect(await opens(leaver, own.id), 'nor own ones, out of the school').toBe(404)
  })

  test('a logged look into the chat opens them as long as it lasts', async () => {
    const director = await school.person('Наталья Петровна Белова', 'director')
    const { id } = await sent(elena, chats.parents, 'Протокол.txt')
    const look = (minutes: number) =>
      world.db
        .insertInto('looks')
        .values({
          id: randomUUID(),
          chat_id: chats.parents,
          person_id: director.personId,
          account_id: director.accountId,
          reason: 'Жалоба',
          until: new Date(Date.now() + minutes * 60_000),
        } as never)
        .execute()
    expect(await opens(director, id)).toBe(404)
    await look(-1)
    expect(await opens(director, id)).toBe(404)
    await look(30)
    expect(await opens(director, id)).toBe(200)
  })

  test('a forwarded copy lives on when the message it came from is removed, and the other way round', async () => {
    const first = await sent(elena, chats.class, 'Памятка.txt')
    const usage = async () =>
      (await elena.reads(contract.getQuota, { organizationId: school.organizationId })).body.used
    const before = await usage()
    const copyNo = ++lastNo
    const [copy] = await doing((tx) =>
      copyFiles(tx, { fileIds: [first.id], chatId: chats.parents, msgNo: copyNo, personId: elena.personId }),
    )
    expect(copy).toEqual({ ...first, msgNo: undefined, id: copy!.id })
    expect(await usage(), 'the same content takes room once').toBe(before)
    expect(await opens(mother, copy!.id)).toBe(200)
    expect(await opens(mother, first.id)).toBe(404)
    await doing((tx) => detachFiles(tx, { chatId: chats.class, msgNo: first.msgNo }))
    expect(await opens(elena, first.id)).toBe(404)
    expect(await opens(mother, copy!.id)).toBe(200)
    expect(await usage(), 'and counts for the copy now').toBe(before)
    await doing((tx) => detachFiles(tx, { chatId: chats.parents, msgNo: copyNo }))
    expect(await usage()).toBe(before - first.size)
  })

  test('a sent file is not taken back without its message', async () => {
    const { id } = await sent(elena, chats.class, 'Отправлено.txt')
    expect((await elena.does(contract.removeFile, { fileId: id })).status).toBe(409)
    expect(await opens(mitya, id)).toBe(200)
  })
})

describe('the shelf', () => {
  test('of a chat, of a class and of the school: what I sit with, the newest first', async () => {
    await sent(elena, chats.class, 'Для класса.txt')
    await sent(elena, chats.parents, 'Для родителей.txt')
    await sent(elena, chats.staff, 'Для учительской.txt')
    expect((await names(elena, { chatId: chats.parents }))[0]).toBe('Для родителей.txt')
    expect((await names(elena, { classId: class7a })).slice(0, 2)).toEqual(['Для родителей.txt', 'Для класса.txt'])
    const { organizationId } = school
    expect((await names(elena, { organizationId })).slice(0, 2)).toEqual(['Для учительской.txt', 'Для родителей.txt'])
    expect(await names(mitya, { organizationId })).not.toContain('Для родителей.txt')
    expect(await names(mother, { classId: class7a })).not.toContain('Для класса.txt')
    for (const input of [{ chatId: chats.class }, { classId: class7a }, { organizationId }]) {
      const [hidden, missing] = [
        await stranger.reads(contract.listMaterials, input),
        await stranger.reads(contract.listMaterials, { [Object.keys(input)[0]!]: randomUUID() }),
      ]
      expect([hidden.status, hidden.body.reason]).toEqual([404, missing.body.reason])
    }
    expect((await elena.reads(contract.listMaterials, {})).status).toBe(400)
  })

  test('says whose, where, when and of what subject', async () => {
    const teachers = (await igor.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'teachers')!.id
    await sent(igor, teachers, 'Контрольная.txt')
    const { materials, subjects } = await shelf(elena, { chatId: teachers })
    expect(materials[0]).toMatchObject({
      author: { name: 'Игорь Павлович Мельник' },
      chat: { automatic: 'teachers', className: '7А' },
      subject: { id: mathematics, name: 'Математика' },
      pinned: false,
    })
    expect(subjects).toEqual([{ id: mathematics, name: 'Математика' }])
    expect(await names(elena, { classId: class7a, subjectId: mathematics })).toEqual(['Контрольная.txt'])
    expect(await names(elena, { classId: class7a, subjectId: randomUUID() })).toEqual([])
  })

  test('narrows by kind, by word and by the school’s day', async () => {
    await sent(elena, chats.class, '100%_готово.txt')
    expect(await names(elena, { chatId: chats.class, text: '0%_Г' })).toEqual(['100%_готово.txt'])
    expect(await names(elena, { chatId: chats.class, text: '%' })).toEqual(['100%_готово.txt'])
    expect(await names(elena, { chatId: chats.class, kind: 'photo' })).toEqual([])
    expect(await names(elena, { chatId: chats.class, kind: 'document' })).toContain('100%_готово.txt')
    const old = await sent(elena, chats.class, 'Давнее.txt')
    // 23:30 of the 1st in Omsk is 17:30 UTC; half past midnight there is still the 1st here.
    const at = (moment: string) =>
      world.db
        .updateTable('files')
        .set({ attached_at: new Date(moment) })
        .where('id', '=', old.id)
        .execute()
    const onThe = (day: string) => names(elena, { chatId: chats.class, from: day, to: day })
    await at('2026-09-01T17:30:00Z')
    expect([await onThe('2026-09-01'), await onThe('2026-09-02')]).toEqual([['Давнее.txt'], []])
    await at('2026-09-01T18:30:00Z')
    expect([await onThe('2026-09-01'), await onThe('2026-09-02')]).toEqual([[], ['Давнее.txt']])
  })

  test('turns its pages without losing or repeating one, also within one moment', async () => {
    const group = await school.addClass('9Б')
    const lead = await school.teacher('Роман Юрьевич Дёмин', group)
    const chatId = (await lead.reads(listChats, {})).body.chats.find(({ classId }) => classId === group)!.id
    const one = await sent(lead, chatId, 'Лист.txt')
    const ids = Array.from({ length: 95 }, () => randomUUID())
    const row = await world.db.selectFrom('files').selectAll().where('id', '=', one.id).executeTakeFirstOrThrow()
    await world.db
      .insertInto('files')
      .values(ids.map((id) => ({ ...row, id, told: '{}', card: JSON.stringify({ ...row.card!, id }), counted: 0 })))
      .execute()
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await shelf(lead, { chatId, after })
      seen.push(...page.materials.map(({ file }) => file.id))
      if (!page.next) break
      expect(page.materials).toHaveLength(40)
      after = page.next
    }
    expect(seen).toHaveLength(96)
    expect(new Set(seen)).toEqual(new Set([one.id, ...ids]))
    expect((await lead.reads(contract.listMaterials, { chatId, after: 'x' })).status).toBe(400)
  })
})

describe('pins', () => {
  const pin = (who: Member, fileId: string, on = true) => who.does(contract.pinMaterial, { fileId, on })

  test('a teacher puts a material at the head, everybody sees it, once; a pupil may not', async () => {
    const { id } = await sent(elena, chats.class, 'Расписание.txt')
    const events = async () =>
      (
        await world.db
          .selectFrom('events')
          .select('seq')
          .where('topic_id', '=', chats.class)
          .where('type', '=', 'files.materialsChanged')
          .execute()
      ).length
    const before = await events()
    expect((await shelf(mitya, { chatId: chats.class })).materials[0]).toMatchObject({ can: { pin: false } })
    expect((await shelf(elena, { chatId: chats.class })).materials[0]).toMatchObject({ can: { pin: true } })
    expect((await pin(mitya, id)).status).toBe(403)
    expect((await pin(mother, id)).status).toBe(404)
    expect(await events()).toBe(before)
    expect((await pin(elena, id)).status).toBe(200)
    expect((await pin(elena, id)).status).toBe(200)
    expect(await events(), 'repeated = once').toBe(before + 1)
    expect((await shelf(mitya, { chatId: chats.class })).pinned.map(({ file }) => file.name)).toEqual([
      'Расписание.txt',
    ])
    expect((await pin(elena, id, false)).status).toBe(200)
    expect((await shelf(mitya, { chatId: chats.class })).pinned).toEqual([])
  })

  test('what is not sent yet has no shelf; a chat has twenty pins', async () => {
    expect((await pin(elena, (await file(elena, 'Черновик.txt')).id)).status).toBe(404)
    const all = await Promise.all(Array.from({ length: 21 }, (_, n) => sent(elena, chats.parents, `${n}.txt`)))
    const answers = []
    for (const { id } of all) answers.push((await pin(elena, id)).status)
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 200), 409])
  })
})

test('what no message took goes after a day, with its room; drafts, held messages and sent files stay', async () => {
  const [forgotten, drafted, held] = [
    await file(elena, 'Забыто.txt'),
    await file(elena, 'Черновик.txt'),
    await file(elena, 'Утром.txt'),
  ]
  const stays = await sent(elena, chats.class, 'Отправлено.txt')
  const unfinished = randomUUID()
  await uploading(world, school, elena).create({ id: unfinished, name: 'Полфильма.mp4' }, 1000)
  const yesterday = new Date(Date.now() - 25 * 3600 * 1000)
  await world.db
    .updateTable('files')
    .set({ created_at: yesterday } as never)
    .execute()
  const week = new Date(Date.now() + 7 * 24 * 3600 * 1000)
  await doing((tx) => holdFiles(tx, { fileIds: [drafted.id], personId: elena.personId, until: week }))
  await world.db
    .insertInto('held_messages')
    .values({
      chat_id: chats.class,
      id: randomUUID(),
      author_id: elena.personId,
      text: '',
      file_ids: [held.id],
      why: 'scheduled',
    } as never)
    .execute()
  await purgeOrphans.run(world.db, {})
  const left = async (id: string) => (await elena.reads(contract.getFile, { fileId: id })).status
  expect(await Promise.all([forgotten.id, unfinished, drafted.id, held.id, stays.id].map(left))).toEqual([
    404, 404, 200, 200, 200,
  ])
  const rows = await world.db
    .selectFrom('files')
    .select('counted')
    .where('organization_id', '=', school.organizationId)
    .execute()
  const { used } = (await elena.reads(contract.getQuota, { organizationId: school.organizationId })).body
  expect(used).toBe(rows.reduce((sum, { counted }) => sum + counted, 0))
})

test('the administration changes the limits; others are told to ask, and a file larger than all the room is nonsense', async () => {
  const head = await school.person('Анна Ильинична Кузнецова', 'administrator')
  const MB = 1024 ** 2
  const limits = { pupil: 10 * MB, guardian: 20 * MB, staff: 30 * MB, quota: 100 * MB }
  const change = (who: Member, limits: contract.Limits) =>
    who.does(contract.changeLimits, { id: randomUUID(), organizationId: school.organizationId, limits })
  expect((await change(elena, limits)).status).toBe(403)
  expect((await change(stranger, limits)).status).toBe(404)
  expect((await change(head, { ...limits, pupil: 200 * MB })).body).toMatchObject({
    error: 'invalid',
    field: 'limits.quota',
  })
  expect((await change(head, limits)).status).toBe(200)
  const quota = async (who: Member) =>
    (await who.reads(contract.getQuota, { organizationId: school.organizationId })).body
  expect(await quota(mitya)).toMatchObject({ largest: 10 * MB, can: { change: false } })
  expect(await quota(mother)).toMatchObject({ largest: 20 * MB })
  expect(await quota(elena)).toMatchObject({ largest: 30 * MB, limits })
})
