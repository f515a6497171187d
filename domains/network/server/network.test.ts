import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestCode, signIn, signInWithCode } from '#contract/accounts'
import { listChats } from '#contract/chats'
import { resumeOrganization, suspendOrganization, updateOrganization } from '#contract/organizations'
import { listMyHats } from '#contract/people'
import { getSummary } from '#contract/statistics'
import { appointOperator } from '#domains/accounts'
import { takeSnapshots } from '#domains/statistics'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import * as contract from '../contract.ts'

const TERRITORY = { region: 'Омская область', municipality: 'Светлоозёрск' }

let world: World
let ours: School
let far: School
let operator: Visitor
let director: Member
let administrator: Member
let teacher: Member
let class7a: string
let curatorId: string
let curator: Visitor
beforeAll(async () => {
  world = await openWorld()
  ours = await openSchool(world)
  far = await openSchool(world, { name: 'Школа № 9' })
  await world.db
    .updateTable('organizations')
    .set({ region: 'Томская область' })
    .where('id', '=', far.organizationId)
    .execute()
  const outsider = await far.person('Денис Вадимович Осокин', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, outsider.accountId))
  operator = outsider
  director = await ours.person('Наталья Петровна Белова', 'director')
  administrator = await ours.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  class7a = await ours.addClass('7А')
  teacher = await ours.teacher('Елена Сергеевна Воробьёва', class7a)
  for (const name of ['Митя Кузнецов', 'Алия Ахметова', 'Лев Сорокин', 'Ева Громова', 'Пётр Ильин', 'Соня Белова'])
    await ours.pupil(name, class7a)
  const small = await ours.addClass('9В')
  for (const name of ['Инна Титова', 'Олег Яшин']) await ours.pupil(name, small)
  ;({ id: curatorId, visitor: curator } = await appoint('raisa@example.ru'))
})
afterAll(() => world.close())

async function appoint(address: string, territory: { region: string; municipality: string | null } = TERRITORY) {
  const name = { lastName: 'Ким', firstName: 'Раиса', patronymic: 'Карловна' }
  const id = randomUUID()
  const answer = await operator.does(contract.appointCurator, { id, name, address, ...territory })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  await world.as().does(requestCode, { address })
  const letter = await world.db
    .selectFrom('outgoing')
    .select('body')
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const code = /\b\d{6}\b/.exec(letter.body)![0]
  const { body } = await world.as().does(signInWithCode, { address, code })
  return { id, visitor: world.as(body.token!) }
}

const here = () => ({ organizationId: ours.organizationId })
const schools = async (who = curator) => (await who.reads(contract.listSchools, {})).body.schools
const consent = (open: boolean, who: Member = director) =>
  who.does(contract.setConsent, { id: randomUUID(), ...here(), open })
const write = (who: Visitor, text: string, as = curatorId) =>
  who.does(contract.writeLetter, { id: randomUUID(), ...here(), curatorId: as, text })

describe('a curator', () => {
  test('comes in by a code, is in no school, and sees the schools of the territory only', async () => {
    expect((await curator.reads(listMyHats, {})).body.hats).toEqual([])
    expect((await curator.reads(contract.listMyTerritories, {})).body.territories).toMatchObject([
      { id: curatorId, name: 'Ким Раиса Карловна', ...TERRITORY },
    ])
    expect((await schools()).map(({ name }) => name)).toEqual(['Школа № 14'])
    expect((await curator.reads(contract.getSchool, { organizationId: far.organizationId })).status).toBe(404)
    expect((await curator.reads(listChats, {})).body.chats).toEqual([])
    expect((await curator.reads(getSummary, here())).status).toBe(404)
  })

  test('is nobody of a school and no operator; twice the same is refused', async () => {
    const name = { lastName: 'Ким', firstName: 'Раиса' }
    const again = { id: randomUUID(), name, address: 'raisa@example.ru', ...TERRITORY }
    expect((await operator.does(contract.appointCurator, again)).status).toBe(409)
    await world.db
      .updateTable('accounts')
      .set({ email: 'elena@example.ru' })
      .where('id', '=', teacher.accountId)
      .execute()
    const member = { ...again, id: randomUUID(), address: 'elena@example.ru' }
    expect((await operator.does(contract.appointCurator, member)).body).toMatchObject({
      error: 'conflict',
      field: 'address',
    })
    expect((await director.does(contract.appointCurator, { ...again, id: randomUUID() })).status).toBe(404)
  })

  test('who comes into a school is no curator for that time', async () => {
    const { id, visitor } = await appoint('lidia@example.ru', { region: TERRITORY.region, municipality: null })
    expect(await schools(visitor)).toHaveLength(1)
    const { account_id: accountId } = await world.db
      .selectFrom('curators')
      .select('account_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await far.person('Лидия Карловна Ким', 'employee', { account: { accountId, token: visitor.token!, login: '' } })
    expect((await visitor.reads(contract.listSchools, {})).status).toBe(403)
    expect((await visitor.reads(contract.listMyTerritories, {})).body.territories).toEqual([])
  })
})

describe('figures', () => {
  test('are hidden until the school agrees, shown then, and hidden again', async () => {
    await takeSnapshots(world.db)
    expect((await schools())[0]).toMatchObject({ open: false, figures: null })
    expect((await curator.reads(contract.getSchool, here())).body.summary).toBeNull()
    expect((await consent(true, teacher)).status).toBe(403)
    expect((await consent(true)).status).toBe(200)
    expect((await schools())[0]).toMatchObject({ open: true, figures: { pupils: { known: 8, joined: 8 } } })
    expect((await administrator.reads(contract.listOurCurators, here())).body).toMatchObject({
      territory: TERRITORY,
      curators: [{ id: curatorId }],
      consent: { by: 'Наталья Петровна Белова' },
      can: { consent: true },
    })
    await consent(false, administrator)
    expect((await schools())[0]).toMatchObject({ open: false, figures: null })
    await consent(true)
  })

  test('a group of fewer than five is not told; a small class has no name', async () => {
    const [school] = await schools()
    expect(school!.figures).toMatchObject({ guardians: null, staff: null })
    const { summary } = (await curator.reads(contract.getSchool, here())).body
    expect(summary!.classes).toEqual([{ name: '7А', pupils: { known: 6, joined: 6 }, guardians: null }])
    expect(summary!.small).toBe(1)
    const told = JSON.stringify([summary, school])
    for (const word of ['9В', 'Кузнецов', 'Воробьёва', teacher.personId, class7a]) expect(told).not.toContain(word)
  })

  test('a school that says it lies elsewhere has not agreed to be seen from there', async () => {
    const organization = {
      name: 'Школа № 14',
      kind: 'school' as const,
      region: TERRITORY.region,
      municipality: 'Тара',
      timeZone: 'Asia/Omsk',
    }
    const move = (municipality: string) =>
      director.does(updateOrganization, { id: randomUUID(), ...here(), profile: { ...organization, municipality } })
    expect((await move('Тара')).status).toBe(200)
    expect(await schools()).toEqual([])
    const region = await appoint('region@example.ru', { region: TERRITORY.region, municipality: null })
    expect(await schools(region.visitor)).toMatchObject([{ municipality: 'Тара', open: false, figures: null }])
    await move(TERRITORY.municipality)
    expect((await schools())[0]!.open).toBe(true)
  })

  test('as a table, with the act in the audit of the installation', async () => {
    const csv = await curator.downloads(contract.exportSchools, { format: 'csv' })
    expect(csv.body).toContain('Омская область;Светлоозёрск;Школа № 14;да;')
    expect((await curator.downloads(contract.exportSchools, { format: 'xlsx' })).statusCode).toBe(200)
    const acts = await world.db
      .selectFrom('audit_entries')
      .select('action')
      .where('action', 'like', 'network.%')
      .execute()
    expect(new Set(acts.map(({ action }) => action))).toEqual(
      new Set(['network.appointCurator', 'network.setConsent', 'network.exportSchools']),
    )
  })
})

describe('letters (R198)', () => {
  const thread = (as = curatorId) => ({ ...here(), curatorId: as })
  const letters = async (who: Visitor) => (await who.reads(contract.listLetters, thread())).body.letters

  test('go both ways, each side sees what the other has not read yet', async () => {
    expect((await write(curator, 'Откройте, пожалуйста, сводку')).status).toBe(200)
    const listed = (await administrator.reads(contract.listOurCurators, here())).body.curators
    expect(listed.find(({ id }) => id === curatorId)).toMatchObject({ unread: 1 })
    expect(await letters(director)).toMatchObject([{ from: 'Ким Раиса Карловна', mine: false, read: false }])
    await administrator.does(contract.readLetters, thread())
    expect(await letters(curator)).toMatchObject([{ mine: true, read: true }])
    await write(administrator, 'Открыли')
    expect((await schools())[0]!.unread).toBe(1)
    expect((await letters(curator)).at(-1)).toMatchObject({
      from: 'Ольга Викторовна Зуева',
      text: 'Открыли',
      mine: false,
    })
  })

  test('a repeat is one letter; a teacher, and another curator, find no such thread', async () => {
    const letter = { id: randomUUID(), ...thread(), text: 'Ещё раз' }
    await curator.does(contract.writeLetter, letter)
    await curator.does(contract.writeLetter, letter)
    expect((await letters(director)).filter(({ text }) => text === 'Ещё раз')).toHaveLength(1)
    const other = await appoint('other@example.ru', { region: 'Томская область', municipality: null })
    for (const who of [teacher, other.visitor, operator]) {
      expect((await write(who, 'Можно?')).status).toBe(404)
      expect((await who.reads(contract.listLetters, thread())).status).toBe(404)
    }
    expect((await write(director, 'Туда', other.id)).status).toBe(404)
  })

  test('both sides are told, and nobody else', async () => {
    const told = async (accountId: string) =>
      (
        await world.db
          .selectFrom('events')
          .select('seq')
          .where('topic_id', '=', accountId)
          .where('type', '=', 'network.lettersChanged')
          .execute()
      ).length
    const before = [await told(director.accountId), await told(teacher.accountId)]
    await write(curator, 'Спасибо')
    expect([await told(director.accountId), await told(teacher.accountId)]).toEqual([before[0]! + 1, 0])
  })
})

test('a school that the operator has suspended is not there for that time', async () => {
  const close = { id: randomUUID(), ...here(), reason: 'Проверка документов' }
  expect((await operator.does(suspendOrganization, close)).status).toBe(200)
  expect(await schools()).toEqual([])
  expect((await curator.reads(contract.getSchool, here())).status).toBe(404)
  expect((await operator.does(resumeOrganization, { id: randomUUID(), ...here() })).status).toBe(200)
  expect(await schools()).toHaveLength(1)
})

test('a dismissed curator is out at once, and the school reads of it no more', async () => {
  await operator.does(contract.dismissCurator, { id: randomUUID(), curatorId })
  expect((await curator.reads(contract.listSchools, {})).status).toBe(401)
  const left = (await administrator.reads(contract.listOurCurators, here())).body.curators
  expect(left.some(({ id }) => id === curatorId)).toBe(false)
  const again = { login: 'raisa@example.ru', password: 'zvonok-test' }
  expect((await world.as().does(signIn, again)).body.token ?? null).toBeNull()
})
