import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listWaiting } from '#contract/notifications'
import * as contract from '#contract/support'
import { appointOperator } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
// A checked file as an upload leaves it.
import { placeFile } from '../../../test/security/place-file.ts'

let world: World
let school: School
let zueva: Member
let deputy: Member
let anna: Member
let boris: Member
let operator: Member

beforeAll(async () => {
  world = await openWorld()
  const other = await openSchool(world, { name: 'Школа № 3' })
  operator = await other.person('Оксана Рыбина', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
})
afterAll(() => world.close())
beforeEach(async () => {
  school = await openSchool(world, { name: `Школа № ${Math.floor(Math.random() * 1e6) + 10}` })
  const class7a = await school.addClass('7А')
  zueva = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  deputy = await school.person('Игорь Львович Носов', 'deputy')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  anna = await school.guardianOf(timur, 'Анна Ахметова')
  boris = await school.person('Борис Сорокин', 'guardian')
})

const done = <O>({ status, body }: { status: number; body: O }): O => {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const id = randomUUID
const ask = async (who: Member, more: object = {}) =>
  done(
    await who.does(contract.askForHelp, {
      id: id(),
      organizationId: school.organizationId,
      text: 'Не вижу чат класса',
      ...more,
    }),
  ).request
const see = async (who: Member, requestId: string) => done(await who.reads(contract.getRequest, { requestId }))
const queue = async (who: Member, which: 'open' | 'closed' = 'open') =>
  done(await who.reads(contract.listQueue, { organizationId: school.organizationId, which })).requests
const waiting = async (who: Member) => done(await who.reads(contract.countWaiting, {}))

describe('asking and answering', () => {
  test('from a family to the desk and back, through every state', async () => {
    const { id: requestId } = await ask(anna, { screen: '/chats', device: 'Firefox 128' })
    expect((await queue(zueva)).map(({ asker, screen, state }) => [asker.name, asker.about, screen, state])).toEqual([
      ['Анна Ахметова', '7А', '/chats', 'new'],
    ])
    expect(await waiting(zueva)).toMatchObject({ school: 1, mine: 0 })

    done(await zueva.does(contract.takeRequest, { id: id(), requestId }))
    expect((await see(anna, requestId)).request).toMatchObject({
      state: 'working',
      assignee: { name: 'Ольга Викторовна Зуева' },
      fresh: false,
    })
    done(await zueva.does(contract.reply, { id: id(), requestId, text: 'Обновите страницу' }))
    expect(await waiting(anna)).toMatchObject({ mine: 1, school: 0 })
    const told = await see(anna, requestId)
    expect(told.request).toMatchObject({ state: 'answered', fresh: true })
    expect(told.lines.map(({ side, text }) => [side, text])).toEqual([['school', 'Обновите страницу']])
    done(await anna.does(contract.markSeen, { requestId }))
    expect(await waiting(anna)).toMatchObject({ mine: 0 })

    done(await anna.does(contract.reply, { id: id(), requestId, text: 'Всё равно не вижу' }))
    expect((await see(zueva, requestId)).request.state).toBe('working')
    done(await anna.does(contract.closeRequest, { id: id(), requestId }))
    expect(await queue(zueva)).toEqual([])
    expect((await queue(zueva, 'closed')).map(({ state }) => state)).toEqual(['closed'])
    done(await anna.does(contract.reply, { id: id(), requestId, text: 'Снова не вижу' }))
    expect((await queue(zueva)).map(({ state }) => state)).toEqual(['working'])
  })

  test('given to a deputy; to nobody who does not run the school', async () => {
    const { id: requestId } = await ask(anna)
    const given = await zueva.does(contract.takeRequest, { id: id(), requestId, assigneeId: deputy.personId })
    expect(done(given).request.assignee).toEqual({ id: deputy.personId, name: 'Игорь Львович Носов' })
    const wrong = await zueva.does(contract.takeRequest, { id: id(), requestId, assigneeId: anna.personId })
    expect(wrong.status).toBe(404)
  })

  test('another family knows nothing of it', async () => {
    const { id: requestId } = await ask(anna)
    expect((await boris.reads(contract.getRequest, { requestId })).status).toBe(404)
    expect((await boris.does(contract.reply, { id: id(), requestId, text: 'Можно мне?' })).status).toBe(404)
    expect(done(await boris.reads(contract.listMine, {})).requests).toEqual([])
  })

  test('a screenshot is for whoever has asked and for the desk', async () => {
    const { organizationId } = school
    const fileId = await placeFile(world.db, { organizationId, owner: anna, chatId: null })
    const { id: requestId, files } = await ask(anna, { fileIds: [fileId] })
    expect(files).toEqual([{ id: fileId, name: 'Список.txt', size: 36 }])
    for (const who of [anna, zueva]) {
      const opened = await who.downloads(contract.openFile, { requestId, fileId })
      expect(opened.body).toBe('Список на экскурсию')
    }
    done(await zueva.does(contract.passToOperator, { id: id(), requestId, text: 'Посмотрите' }))
    expect((await see(operator, requestId)).request.files).toEqual([])
    expect((await operator.downloads(contract.openFile, { requestId, fileId })).statusCode).toBe(404)
    expect((await boris.downloads(contract.openFile, { requestId, fileId })).statusCode).toBe(404)
  })

  test('somebody else’s file does not come along', async () => {
    const fileId = await placeFile(world.db, { organizationId: school.organizationId, owner: zueva, chatId: null })
    const { organizationId } = school
    const taken = await anna.does(contract.askForHelp, { id: id(), organizationId, text: 'Вот', fileIds: [fileId] })
    expect(taken.status).toBe(404)
    expect(await queue(zueva)).toEqual([])
  })

  test('a repeat is one request; twenty in an hour are enough', async () => {
    const input = { id: id(), organizationId: school.organizationId, text: 'Не вижу чат' }
    done(await anna.does(contract.askForHelp, input))
    done(await anna.does(contract.askForHelp, input))
    expect(await queue(zueva)).toHaveLength(1)
    for (let n = 1; n < 20; n++) await ask(anna)
    const more = await anna.does(contract.askForHelp, { ...input, id: id() })
    expect([more.status, more.body.error]).toEqual([429, 'too_many'])
  })

  test('«Важное» and the daily letter know of it', async () => {
    const { id: requestId } = await ask(anna)
    const kinds = async (who: Member) => done(await who.reads(listWaiting, {})).waiting.map(({ kind }) => kind)
    expect(await kinds(zueva)).toContain('help')
    done(await zueva.does(contract.reply, { id: id(), requestId, text: 'Сделано' }))
    expect(await kinds(zueva)).not.toContain('help')
    expect(await kinds(anna)).toContain('help')
  })
})

describe('the school’s office', () => {
  test('a certificate is asked for and answered as any request, and says what it is', async () => {
    const text = 'Справка об обучении Тимура, в бассейн, к пятнице'
    const { id: requestId } = await ask(anna, { topic: 'paper', text })
    expect((await queue(zueva)).find((one) => one.id === requestId)).toMatchObject({ topic: 'paper', text })
    done(await zueva.does(contract.reply, { id: id(), requestId, text: 'Готова, заберите в приёмной' }))
    expect((await see(anna, requestId)).request).toMatchObject({ topic: 'paper', state: 'answered' })
    done(await anna.does(contract.closeRequest, { id: id(), requestId }))
  })

  test('what is broken in the building is no matter of the operator, whoever tells it', async () => {
    const { operator: before } = await waiting(operator)
    const request = await ask(deputy, { topic: 'premises', text: 'В кабинете 12 не горит свет' })
    expect(request).toMatchObject({ operator: null })
    expect((await operator.reads(contract.getRequest, { requestId: request.id })).status).toBe(404)
    expect((await waiting(operator)).operator).toBe(before)
    expect((await queue(zueva)).map(({ id }) => id)).toContain(request.id)
    done(await zueva.does(contract.closeRequest, { id: id(), requestId: request.id }))
  })
})

describe('onward to the operator', () => {
  test('without the name; its words are for the school, and the family sees that it is there', async () => {
    const { id: requestId } = await ask(anna)
    expect((await operator.reads(contract.getRequest, { requestId })).status).toBe(404)
    done(await zueva.does(contract.reply, { id: id(), requestId, text: 'Анна, уточню и напишу' }))
    done(await zueva.does(contract.passToOperator, { id: id(), requestId, text: 'Чат не создан, mendChats не помог' }))
    const told = await see(operator, requestId)
    expect(told.request.asker).toEqual({ id: null, name: '', about: null, contact: null })
    expect(told.lines.map(({ text }) => text)).toEqual(['Чат не создан, mendChats не помог'])
    const { operator: asked } = await waiting(operator)

    done(await operator.does(contract.reply, { id: id(), requestId, text: 'Перезапустил, проверьте' }))
    expect(await waiting(operator)).toMatchObject({ operator: asked - 1 })
    expect((await see(zueva, requestId)).lines.map(({ side }) => side)).toEqual(['school', 'school', 'operator'])
    const family = await see(anna, requestId)
    expect(family.lines.map(({ text }) => text)).toEqual(['Анна, уточню и напишу'])
    expect(family.request).toMatchObject({ operator: 'answered', state: 'working' })
    expect(await waiting(zueva)).toMatchObject({ school: 1 })
  })

  test('whoever administers asks the operator at once, and is answered', async () => {
    const { id: requestId } = await ask(zueva, { text: 'Не уходят письма' })
    expect((await see(operator, requestId)).request.asker.name).toBe('Ольга Викторовна Зуева')
    done(await operator.does(contract.reply, { id: id(), requestId, text: 'Почта настроена' }))
    expect(await waiting(zueva)).toMatchObject({ mine: 1, school: 0 })
    expect((await see(zueva, requestId)).request).toMatchObject({ state: 'answered', operator: 'answered' })
  })
})

describe('from outside', () => {
  const outside = (more: object = {}) => ({
    id: id(),
    school: 'не помню',
    name: 'Анна Белова',
    contact: `anna${Math.random()}@mail.ru`,
    text: 'Потеряла лист и пароль',
    ...more,
  })
  const nobody = () => world.as()

  test('a named school gets it, and the answer goes by mail and stands behind the link', async () => {
    const named = (
      await world.db
        .selectFrom('organizations')
        .select('name')
        .where('id', '=', school.organizationId)
        .executeTakeFirstOrThrow()
    ).name
    const input = outside({ school: named.replace('№ ', '') })
    expect(done(await nobody().does(contract.askFromOutside, input))).toEqual({ requestId: input.id })
    const [request] = await queue(zueva)
    expect(request!.asker).toEqual({ id: null, name: 'Анна Белова', about: input.school, contact: input.contact })
    done(await zueva.does(contract.reply, { id: id(), requestId: input.id, text: 'Лист у классного руководителя' }))
    const letter = await world.db
      .selectFrom('outgoing')
      .selectAll()
      .where('address', '=', input.contact)
      .executeTakeFirstOrThrow()
    expect(letter.body).toContain('Лист у классного руководителя')
    const told = done(await nobody().reads(contract.getFromOutside, { requestId: input.id }))
    expect(told).toMatchObject({ state: 'answered', answers: [{ text: 'Лист у классного руководителя' }] })
  })

  test('a school that is not known is answered the same; the operator passes it on', async () => {
    const input = outside()
    expect(done(await nobody().does(contract.askFromOutside, input))).toEqual({ requestId: input.id })
    expect(await queue(zueva)).toEqual([])
    const desk = done(await operator.reads(contract.listOperatorQueue, {}))
    expect(desk.requests.find(({ id }) => id === input.id)!.asker).toMatchObject({ contact: input.contact })
    const pass = { id: id(), requestId: input.id, organizationId: school.organizationId }
    done(await operator.does(contract.passToSchool, pass))
    expect((await queue(zueva)).map(({ id }) => id)).toEqual([input.id])
    expect((await operator.reads(contract.getRequest, { requestId: input.id })).status).toBe(404)
  })

  test('a question asked inside is not behind that link', async () => {
    const { id: requestId } = await ask(anna)
    expect((await nobody().reads(contract.getFromOutside, { requestId })).status).toBe(404)
  })

  test('one address asks five times an hour', async () => {
    const contact = `slow${Math.random()}@mail.ru`
    const statuses: number[] = []
    for (let n = 0; n < 6; n++)
      statuses.push((await nobody().does(contract.askFromOutside, outside({ contact }))).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('neither a phone nor a mail: said at the field', async () => {
    const wrong = await nobody().does(contract.askFromOutside, outside({ contact: 'позвоните мне' }))
    expect([wrong.status, wrong.body.field]).toEqual([400, 'contact'])
  })
})

test('ready answers are the school’s own', async () => {
  const { organizationId } = school
  const answerId = id()
  const answer = { organizationId, answerId, title: 'Новый лист', text: 'Возьмите новый лист' }
  done(await zueva.does(contract.saveReadyAnswer, { id: id(), ...answer }))
  done(await deputy.does(contract.saveReadyAnswer, { id: id(), ...answer, text: 'Зайдите за листом' }))
  const { answers } = done(await zueva.reads(contract.listReadyAnswers, { organizationId }))
  expect(answers).toEqual([{ id: answerId, title: 'Новый лист', text: 'Зайдите за листом' }])
  done(await zueva.does(contract.removeReadyAnswer, { id: id(), answerId }))
  expect(done(await zueva.reads(contract.listReadyAnswers, { organizationId })).answers).toEqual([])
})

describe('first steps', () => {
  const steps = async (who: Member) =>
    done(await who.reads(contract.getFirstSteps, { organizationId: school.organizationId })).steps

  test('are done by doing, and put away for good', async () => {
    expect(await steps(anna)).toEqual([
      { key: 'rules', done: false },
      { key: 'read', done: false },
      { key: 'address', done: false },
      { key: 'wake', done: false },
    ])
    const reach = { email: `anna${Math.random()}@mail.ru` }
    await world.db.updateTable('accounts').set(reach).where('id', '=', anna.accountId).execute()
    expect((await steps(anna)).find(({ key }) => key === 'address')?.done).toBe(true)
    done(await anna.does(contract.putAwayFirstSteps, { organizationId: school.organizationId }))
    expect(await steps(anna)).toEqual([])
    expect(await steps(zueva)).toHaveLength(5)
  })
})
