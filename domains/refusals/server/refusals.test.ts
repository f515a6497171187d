import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf } from '#contract'
import * as announcements from '#contract/announcements'
import { listSchoolChats } from '#contract/chats'
import { setBirthDay } from '#contract/consents'
import { config } from '#server/config'
import { deliverOutgoing } from '#server/outgoing'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { placeFile } from '../../../test/security/place-file.ts'
import * as contract from '../contract.ts'

let world: World
let school: School
let class7a: string
let class7b: string
let administrator: Member
let elena: Member
let roman: Member
let timur: Member
let sonya: Member
let lev: Member
let aliya: Member
let anna: Member
let parents: string
let neighbours: string
let channel: string
const { smsUrl, mailUrl } = config
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  class7b = await school.addClass('7Б')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  roman = await school.teacher('Роман Юрьевич Дёмин', class7b)
  timur = await school.pupil('Тимур Ахметов', class7a)
  sonya = await school.pupil('Соня Белова', class7a)
  lev = await school.pupil('Лев Белов', class7b)
  aliya = await school.guardianOf(timur, 'Алия Ахметова', 'mother', { joined: false })
  anna = await school.guardianOf(sonya, 'Анна Белова')
  await school.guardianOf(lev, anna)
  const { chats } = (await administrator.reads(listSchoolChats, { organizationId: school.organizationId })).body
  const of = (automatic: string, className: string | null) =>
    chats.find((chat) => chat.automatic === automatic && chat.className === className)!.id
  parents = of('parents', '7А')
  neighbours = of('parents', '7Б')
  channel = of('schoolChannel', null)
})
afterAll(() => world.close())
afterEach(async () => {
  Object.assign(config, { smsUrl, mailUrl })
  await world.db.deleteFrom('delivery_tasks').execute()
  await world.db.deleteFrom('refusals').execute()
})

type Input = InputOf<typeof contract.recordRefusal>
const record = (more: Partial<Input> = {}, who: Member = elena) =>
  who.does(contract.recordRefusal, {
    id: randomUUID(),
    subjectId: timur.personId,
    applicantId: aliya.personId,
    ground: 'refusal',
    study: 'traditional',
    route: 'phone',
    address: '8 (913) 555-01-09',
    day: '2026-11-02',
    ...more,
  })

async function publish(chatIds: string[], more: object = {}, who: Member = administrator): Promise<string> {
  const id = randomUUID()
  const content = { title: 'Собрание', text: 'В четверг в 18:00, кабинет 12.', deadline: null, acknowledge: true }
  const made = { id, organizationId: school.organizationId, ...content, perChild: false, chatIds, ...more }
  done(await who.does(announcements.createAnnouncement, made))
  done(await who.does(announcements.publishAnnouncement, { id: randomUUID(), announcementId: id }))
  return id
}
const tasksOf = async (who: Member) =>
  done(await who.reads(contract.listTasks, { organizationId: school.organizationId })).tasks
const finish = (who: Member, taskId: string, outcome: 'told' | 'unanswered' = 'told') =>
  who.does(contract.finishTask, { id: randomUUID(), taskId, outcome })
const rowsOf = async (announcementId: string) =>
  done(await administrator.reads(announcements.listAcknowledgements, { announcementId })).rows
const letters = () => world.db.selectFrom('outgoing').selectAll().execute()
const told = async (who: Member) =>
  (await world.db.selectFrom('events').select('type').where('topic_id', '=', who.accountId).execute()).filter(
    ({ type }) => type === contract.tasksChanged.name,
  ).length

describe('the register', () => {
  test('from paper, with a scan: the class teacher and the administration see it, and nobody else', async () => {
    const owner = elena
    const fileId = await placeFile(world.db, { organizationId: school.organizationId, owner, chatId: null })
    const refusal = done(await record({ fileId }))
    expect(refusal).toMatchObject({
      subject: { fullName: 'Ахметов Тимур', className: '7А' },
      applicant: { fullName: 'Ахметова Алия' },
      way: 'paper',
      route: 'phone',
      address: '+79135550109',
      scan: true,
    })
    const seen = async (who: Member) =>
      (await who.reads(contract.listRefusals, { organizationId: school.organizationId })).body.refusals
    expect(await seen(elena)).toHaveLength(1)
    expect(await seen(administrator)).toHaveLength(1)
    expect(await seen(roman)).toHaveLength(0)
    expect(await seen(anna)).toBeUndefined()
    const scan = await elena.downloads(contract.openScan, { refusalId: refusal.id })
    expect(scan.body).toBe('Список на экскурсию')
    const hidden = await roman.downloads(contract.openScan, { refusalId: refusal.id })
    const missing = await roman.downloads(contract.openScan, { refusalId: randomUUID() })
    expect({ ...hidden.json(), requestId: '' }).toEqual({ ...missing.json(), requestId: '' })
  })

  test('a guardian files it for a child from the own account, changes the route and takes it back', async () => {
    const mine = done(await anna.reads(contract.listMine, {}))
    expect(mine.subjects.map(({ name }) => name)).toEqual(['Лев', 'Соня'])
    const filed = {
      subjectId: sonya.personId,
      applicantId: anna.personId,
      route: 'mail' as const,
      address: 'Anna@Mail.ru',
    }
    const refusal = done(await record(filed, anna))
    expect(refusal).toMatchObject({ way: 'press', address: 'anna@mail.ru' })
    const change = { id: randomUUID(), refusalId: refusal.id, route: 'reception' as const }
    expect(done(await anna.does(contract.changeRoute, change))).toMatchObject({ route: 'reception', address: null })
    const end = { id: randomUUID(), refusalId: refusal.id, day: '2026-11-20' }
    expect((await anna.does(contract.endRefusal, { ...end, day: '2026-11-01' })).body.field).toBe('day')
    expect(done(await anna.does(contract.endRefusal, end)).endedOn).toBe('2026-11-20')
    expect((await anna.does(contract.endRefusal, { ...end, id: randomUUID() })).status).toBe(409)
  })

  test('R186: what is filed from an own account waits for the school’s word; the family is told it', async () => {
    const filedFor = async (who: Member) =>
      done(await who.reads(contract.listTasks, { organizationId: school.organizationId })).filed
    const paper = done(await record())
    expect(paper).toMatchObject({ waits: false, agreed: null })
    const own = { subjectId: sonya.personId, applicantId: anna.personId }
    const refusal = done(await record(own, anna))
    expect(refusal.waits).toBe(true)
    expect(await filedFor(elena)).toEqual([
      { id: sonya.personId, fullName: 'Белова Соня', classId: class7a, className: '7А' },
    ])
    expect(await filedFor(roman)).toEqual([])
    const answer = { id: randomUUID(), refusalId: refusal.id, text: 'Звоню в понедельник после шести' }
    const agreed = () => world.db.selectFrom('events').select('key').where('type', '=', contract.agreed.name).execute()
    expect((await anna.does(contract.agreeRefusal, { ...answer, id: randomUUID() })).status).toBe(403)
    expect((await roman.does(contract.agreeRefusal, { ...answer, id: randomUUID() })).status).toBe(404)
    expect(await agreed()).toEqual([])
    done(await elena.does(contract.agreeRefusal, answer))
    done(await elena.does(contract.agreeRefusal, answer))
    expect(await agreed()).toEqual([{ key: { refusalId: refusal.id } }])
    expect(await filedFor(elena)).toEqual([])
    const [seen] = done(await anna.reads(contract.listMine, {})).refusals
    expect(seen).toMatchObject({ waits: false, agreed: { text: answer.text, by: 'Воробьёва Елена Сергеевна' } })
    const changed = { ...answer, id: randomUUID(), text: 'Звоню во вторник' }
    expect(done(await administrator.does(contract.agreeRefusal, changed)).agreed?.text).toBe('Звоню во вторник')
    done(await anna.does(contract.endRefusal, { id: randomUUID(), refusalId: refusal.id, day: '2026-11-20' }))
    expect((await elena.does(contract.agreeRefusal, { ...answer, id: randomUUID() })).status).toBe(409)
  })

  test('R181: a pupil applies only from eighteen on, and then nobody else does', async () => {
    const own = { subjectId: timur.personId, applicantId: timur.personId }
    expect((await record(own, timur)).status).toBe(404)
    expect((await record({ ...own })).body.field).toBe('applicantId')
    const year = new Date().getUTCFullYear()
    const born = (day: string) => elena.does(setBirthDay, { id: randomUUID(), personId: timur.personId, day })
    done(await born(`${year - 18}-01-15`))
    expect((await record()).body.field).toBe('applicantId')
    expect(done(await record(own, timur)).way).toBe('press')
    done(await born(`${year - 13}-01-15`))
  })

  test('wrong ones are refused with their field; a second one of the same family, too; a repeat is one', async () => {
    expect((await record({ route: 'mail', address: '8 913 555-01-09' })).body.field).toBe('address')
    expect((await record({ route: 'sms', address: 'a@mail.ru' })).body.field).toBe('address')
    expect((await record({ route: 'sms', address: undefined })).body.field).toBe('address')
    expect((await record({ day: '2099-01-01' })).body.field).toBe('day')
    expect((await record({ applicantId: anna.personId })).body.field).toBe('applicantId')
    expect((await record({}, roman)).status).toBe(404)
    expect((await record({ subjectId: anna.personId, applicantId: anna.personId }, administrator)).status).toBe(404)
    expect(await world.db.selectFrom('refusals').select('id').execute()).toEqual([])
    const id = randomUUID()
    done(await record({ id }))
    done(await record({ id }))
    expect((await record()).status).toBe(409)
  })
})

describe('an announcement', () => {
  test('becomes a task of the class teacher; «сообщили» counts in the announcement’s list', async () => {
    done(await record())
    const before = await told(elena)
    const announcementId = await publish([parents])
    expect(await told(elena)).toBe(before + 1)
    const [task] = await tasksOf(elena)
    expect(task).toMatchObject({ announcementId, route: 'phone', address: '+79135550109', state: 'todo' })
    expect(await tasksOf(roman)).toEqual([])
    expect((await finish(roman, task!.id)).status).toBe(404)

    expect(done(await finish(elena, task!.id, 'unanswered'))).toMatchObject({ state: 'todo', tries: 1 })
    expect((await rowsOf(announcementId)).find(({ fullName }) => fullName === 'Ахметова Алия')?.at).toBeNull()
    expect(done(await finish(elena, task!.id))).toMatchObject({ state: 'done', doneBy: 'Воробьёва Елена Сергеевна' })
    const row = (await rowsOf(announcementId)).find(({ fullName }) => fullName === 'Ахметова Алия')
    expect(row).toMatchObject({ way: 'paper', markedBy: 'Елена Сергеевна Воробьёва' })
    expect((await finish(elena, task!.id)).status).toBe(409)
  })

  test('per child: a mother of two who refused for one is marked for that one', async () => {
    done(await record({ subjectId: sonya.personId, applicantId: anna.personId }))
    const announcementId = await publish([channel], { perChild: true })
    const [task] = await tasksOf(elena)
    done(await finish(elena, task!.id))
    const rows = (await rowsOf(announcementId)).filter(({ fullName }) => fullName === 'Белова Анна')
    expect(rows.map(({ about, way }) => [about?.name, way]).sort()).toEqual([
      ['Лев', null],
      ['Соня', 'paper'],
    ])
  })

  test('of another class, of a child who has not refused, and of a refusal taken back: no task', async () => {
    const refusal = done(await record({ subjectId: sonya.personId, applicantId: anna.personId }))
    await publish([neighbours]) // Лев is in 7Б, and Анна sits there for him
    expect(await tasksOf(administrator)).toEqual([])
    await publish([parents, channel])
    expect(await tasksOf(administrator)).toHaveLength(1)
    done(await elena.does(contract.endRefusal, { id: randomUUID(), refusalId: refusal.id, day: '2026-11-20' }))
    await publish([parents])
    expect(await tasksOf(administrator)).toHaveLength(1)
  })

  test('mail and SMS go by themselves', async () => {
    done(await record({ route: 'sms' }))
    done(
      await record({ subjectId: sonya.personId, applicantId: anna.personId, route: 'mail', address: 'anna@mail.ru' }),
    )
    const before = (await letters()).length
    await publish([parents])
    const fresh = (await letters()).slice(before)
    expect(fresh.map(({ channel: way, address }) => [way, address]).sort()).toEqual([
      ['mail', 'anna@mail.ru'],
      ['sms', '+79135550109'],
    ])
    expect(fresh.find(({ channel: way }) => way === 'sms')?.body).toBe(
      'Школа № 14: Собрание. В четверг в 18:00, кабинет 12.',
    )
    expect((await tasksOf(elena)).map(({ state }) => state)).toEqual(['going', 'going'])
  })

  test('a letter names the files that the others have with the words', async () => {
    done(await record({ route: 'mail', address: 'aliya@mail.ru' }))
    const { organizationId } = school
    await publish([parents], {
      fileIds: [await placeFile(world.db, { organizationId, owner: administrator, chatId: null })],
    })
    expect((await letters()).at(-1)?.body).toContain('Приложено: Список.txt.')
  })

  test('what did not go by itself is somebody’s to do; a new route sends it at once', async () => {
    Object.assign(config, { smsUrl: undefined, mailUrl: undefined })
    const refusal = done(await record({ route: 'sms' }))
    await publish([parents])
    const [letter] = (await letters()).slice(-1)
    await deliverOutgoing.run(world.db, { id: letter!.id })
    expect((await tasksOf(elena))[0]).toMatchObject({ state: 'todo', failed: true })

    const before = (await letters()).length
    const change = { id: randomUUID(), refusalId: refusal.id, route: 'mail' as const, address: 'aliya@mail.ru' }
    done(await elena.does(contract.changeRoute, change))
    expect((await letters()).slice(before).map(({ address }) => address)).toEqual(['aliya@mail.ru'])
    expect((await tasksOf(elena))[0]).toMatchObject({ state: 'going', route: 'mail' })
  })

  test('the sheet for paper and the list of phones are A4', async () => {
    done(await record({ route: 'paper', address: undefined }))
    const announcementId = await publish([parents])
    for (const document of [contract.printNotices, contract.printPhones]) {
      const pdf = await elena.downloads(document, { announcementId })
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      expect((await roman.downloads(document, { announcementId })).statusCode).toBe(404)
      expect((await anna.downloads(document, { announcementId })).statusCode).toBe(404)
    }
  })

  test('a family without refusals costs nothing: no task, nobody is told', async () => {
    const before = await told(elena)
    await publish([parents])
    expect(await told(elena)).toBe(before)
  })
})

function done<O>({ status, body }: { status: number; body: O }): O {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
