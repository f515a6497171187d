import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as announcements from '#contract/announcements'
import { sendMessage, startDirect } from '#contract/chats'
import { setEquipment } from '#contract/lessons'
import { removePerson, setRoles } from '#contract/people'
import { recordRefusal } from '#contract/refusals'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { takeAll } from './take-snapshots.ts'

let world: World
let school: School
let class7a: string
let director: Member
let administrator: Member
let deputy: Member
let elena: Member
let mother: Member
let lev: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  director = await school.person('Наталья Петровна Белова', 'director')
  administrator = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  deputy = await school.person('Игорь Львович Носов', 'deputy')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  lev = await school.pupil('Лев Сорокин', class7a, { joined: false })
  mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  await school.guardianOf(lev, 'Дарья Сорокина', 'mother', { joined: false })
})
afterAll(async () => {
  shiftClock(0)
  await world.close()
})

const { getSummary, getAccess, giveAccess, takeAccess, listReaders, listNotJoined, exportSummary } = contract
const ours = () => ({ organizationId: school.organizationId })
const summary = async (who = director) => (await who.reads(getSummary, ours())).body
const figures = async () => (await summary()).figures
const give = (who: Member, whom: Member) => who.does(giveAccess, { id: randomUUID(), personId: whom.personId })
const take = (who: Member, whom: Member) => who.does(takeAccess, { id: randomUUID(), personId: whom.personId })

describe('what is counted', () => {
  test('who is here, by role and by class, and whose family is on the line', async () => {
    const { people, families, classes } = await figures()
    expect(people).toMatchObject({
      pupils: { known: 2, joined: 1 },
      guardians: { known: 2, joined: 1 },
      teachers: { known: 1, joined: 1 },
      staff: { known: 4, joined: 4 },
      accounts: 6,
    })
    expect(families).toEqual({ known: 2, reached: 1, otherwise: 0 })
    expect((await figures()).equipment, 'nobody has said what there is').toEqual({ known: 3, ready: 0 })
    expect(classes).toMatchObject([
      { name: '7А', pupils: { known: 2, joined: 1 }, guardians: { known: 2, joined: 1 }, teacher: true, called: false },
    ])
  })

  test('lessons held by a call and written down, by the school’s own days', async () => {
    expect((await figures()).lessons).toEqual({ held: 0, recorded: 0 })
    const { rows } = await world.pool.query(`select (now() at time zone 'Asia/Omsk')::date::text as today`)
    const subject = await world.db
      .insertInto('subjects')
      .values({ id: randomUUID(), organization_id: school.organizationId, name: 'Физика' } as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    const lesson = (no: number, day: string) => ({
      id: randomUUID(),
      organization_id: school.organizationId,
      class_id: class7a,
      day,
      no,
      subject_id: subject.id,
      recorded_at: new Date(),
    })
    await world.db
      .insertInto('lessons')
      .values([lesson(1, rows[0].today), lesson(2, '2025-01-10')] as never)
      .execute()
    expect((await figures()).lessons, 'a year ago is not this month').toEqual({ held: 0, recorded: 1 })
  })

  test('who has what a remote lesson takes; a phone is no device for it (R110)', async () => {
    const has = { camera: true, microphone: true, sound: true, internet: true }
    const say = (who: Member, devices: ('laptop' | 'phone')[]) =>
      who.does(setEquipment, { personId: who.personId, devices, ...has })
    expect((await say(elena, ['phone'])).status).toBe(200)
    expect((await figures()).equipment).toEqual({ known: 3, ready: 0 })
    expect((await say(elena, ['laptop', 'phone'])).status).toBe(200)
    expect((await figures()).equipment).toEqual({ known: 3, ready: 1 })
  })

  test('a family that chose a phone call is told otherwise, and counted by its route', async () => {
    const daria = await world.db
      .selectFrom('people')
      .select('id')
      .where('last_name', '=', 'Сорокина')
      .executeTakeFirstOrThrow()
    const filed = await elena.does(recordRefusal, {
      id: randomUUID(),
      subjectId: lev.personId,
      applicantId: daria.id,
      ground: 'refusal',
      study: null,
      route: 'phone',
      address: '8 913 555-01-09',
      day: '2026-11-02',
    })
    expect(filed.status).toBe(200)
    const { families, refusals } = await figures()
    expect(families).toEqual({ known: 2, reached: 1, otherwise: 1 })
    expect(refusals).toEqual({ phone: 1, mail: 0, sms: 0, paper: 0, reception: 0 })
  })

  test('a subject without its chat, a chat without an adult: named to the administration', async () => {
    const subject = { id: randomUUID(), organization_id: school.organizationId, name: 'Химия', removed_at: null }
    await world.db.insertInto('subjects').values(subject).execute()
    await school.seat(elena, class7a, 'teacher', subject.id)
    const lone = await school.addClass('8Б')
    await school.pupil('Ева Громова', lone, { joined: false })
    const { attention, figures: told } = await summary()
    expect(told.chats).toMatchObject({ subjects: 1, subjectsMade: 0, withoutAdult: 1 })
    expect(attention.subjects).toEqual([{ classId: class7a, className: '7А', subject: 'Химия' }])
    expect(attention.chats.filter(({ why }) => why === 'adult')).toHaveLength(1)
  })

  test('announcements as shares: told, opened, asked, confirmed', async () => {
    const channel = await world.db
      .selectFrom('chats')
      .select('id')
      .where('automatic', '=', 'schoolChannel')
      .executeTakeFirstOrThrow()
    const id = randomUUID()
    const text = { title: 'Собрание', text: 'В четверг', deadline: null, acknowledge: true, perChild: false }
    await director.does(announcements.createAnnouncement, { id, ...ours(), ...text, chatIds: [channel.id] })
    const published = await director.does(announcements.publishAnnouncement, { id: randomUUID(), announcementId: id })
    expect(published.status).toBe(200)
    const before = (await figures()).announcements
    expect(before).toMatchObject({ published: 1, confirmed: 0, read: 0, overdue: 0 })
    expect(before.asked).toBeGreaterThan(0)
    expect((await mother.does(announcements.acknowledge, { announcementId: id })).status).toBe(200)
    expect((await figures()).announcements).toMatchObject({ asked: before.asked, confirmed: 1 })
  })

  test('how long a family waits: not told below ten answers, one figure for the school above', async () => {
    const { body: chat } = await mother.does(startDirect, { id: randomUUID(), ...ours(), personId: elena.personId })
    const say = (who: Member) => who.does(sendMessage, { id: randomUUID(), chatId: chat.id, text: 'Здравствуйте' })
    const talk = async (times: number) => {
      for (let n = 0; n < times; n++) for (const who of [mother, elena]) expect((await say(who)).status).toBe(200)
    }
    await talk(9)
    expect((await figures()).answers).toBeNull()
    await talk(1)
    expect((await figures()).answers).toEqual({ count: 10, medianMinutes: 0 })
  })

  test('nothing of what somebody wrote, and nobody’s name, is in the figures', async () => {
    const told = JSON.stringify({ ...(await summary()), attention: null })
    for (const word of ['Здравствуйте', 'Собрание', 'Анна', 'Воробьёва', 'Белова', elena.personId, mother.personId])
      expect(told).not.toContain(word)
  })
})

describe('who reads it (R154)', () => {
  test('the administrator and the director by their role; a deputy only when it is given, until it is taken', async () => {
    const may = async (who: Member) => (await who.reads(getAccess, ours())).body.may
    expect([await may(director), await may(administrator), await may(deputy), await may(mother)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect((await deputy.reads(getSummary, ours())).status).toBe(403)
    expect((await give(deputy, deputy)).status).toBe(403)
    expect((await give(director, deputy)).status).toBe(200)
    expect((await deputy.reads(getSummary, ours())).status).toBe(200)
    const { readers } = (await administrator.reads(listReaders, ours())).body
    expect(readers.find(({ id }) => id === deputy.personId)).toMatchObject({ byRole: false })
    expect((await take(administrator, deputy)).status).toBe(200)
    expect((await deputy.reads(getSummary, ours())).status).toBe(403)
  })

  test('a teacher it was given to sees figures, no names and no list of chats', async () => {
    await give(director, elena)
    const told = (await elena.reads(getSummary, ours())).body
    expect(told.can).toEqual({ names: false, giveAccess: false })
    expect(told.attention).toEqual({ chats: [], subjects: [] })
    const asked = { ...ours(), group: 'pupils' as const }
    expect((await elena.reads(listNotJoined, asked)).status).toBe(403)
    expect((await director.reads(listNotJoined, asked)).body.people.map(({ fullName }) => fullName)).toEqual([
      'Громова Ева',
      'Сорокин Лев',
    ])
    const inClass = { ...asked, classId: class7a }
    expect((await director.reads(listNotJoined, inClass)).body.people).toMatchObject([{ className: '7А' }])
    await take(director, elena)
  })

  test('not for a family, not for who answers by role, and gone with the roles of the staff', async () => {
    expect((await give(director, mother)).status).toBe(409)
    expect((await give(director, administrator)).status).toBe(409)
    const guest = await school.person('Зоя Павловна Мухина', ['employee', 'guardian'])
    await give(director, guest)
    expect((await guest.reads(getSummary, ours())).status).toBe(200)
    await director.does(setRoles, { id: randomUUID(), personId: guest.personId, roles: [] })
    expect((await guest.reads(getSummary, ours())).status).toBe(403)
  })

  test('giving, taking and exports stand in the audit', async () => {
    const answer = await director.downloads(exportSummary, { ...ours(), format: 'csv' })
    expect(answer.body).toContain('Семьи на связи;1;')
    const xlsx = await director.downloads(exportSummary, { ...ours(), format: 'xlsx' })
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const noted = await world.db
      .selectFrom('audit_entries')
      .select('action')
      .where('chain_id', '=', school.organizationId)
      .execute()
    const actions = noted.map(({ action }) => action)
    for (const action of ['giveAccess', 'takeAccess', 'exportSummary'])
      expect(actions).toContain(`statistics.${action}`)
  })
})

describe('the day of a school', () => {
  test('is one row however often it is taken, in the school’s zone, and makes the trend', async () => {
    const omsk = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Omsk' }).format(new Date())
    clockInOmsk(omsk, '12:00')
    await takeAll(world.db)
    await takeAll(world.db)
    const days = () => world.db.selectFrom('statistics_days').selectAll().execute()
    expect(await days()).toHaveLength(1)
    expect((await summary()).trend).toMatchObject([{ day: omsk, pupils: { known: 3, joined: 1 } }])
    const leaver = await school.pupil('Пётр Ильин', class7a)
    await takeAll(world.db)
    expect((await summary()).trend[0]!.pupils).toEqual({ known: 3, joined: 1 })
    clockInOmsk(omsk, '23:40')
    await takeAll(world.db)
    expect((await summary()).trend[0]!.pupils).toEqual({ known: 4, joined: 2 })
    await director.does(removePerson, { id: randomUUID(), personId: leaver.personId })
    shiftClock(0)
  })

  test('a period that ends before it begins, and one longer than a year, are refused', async () => {
    const ask = (from: string, to: string) => director.reads(getSummary, { ...ours(), from, to })
    expect((await ask('2026-11-02', '2026-11-01')).body).toMatchObject({ error: 'invalid', field: 'from' })
    expect((await ask('2024-11-01', '2026-11-01')).status).toBe(400)
    expect((await ask('2026-09-01', '2026-09-30')).body.figures.announcements.published).toBe(0)
  })
})

/** The last hour of a day takes its figures for good: whenever this runs, the day begins at noon. */
function clockInOmsk(day: string, time: string): void {
  shiftClock(Date.parse(`${day}T${time}:00+06:00`) - Date.now())
}
