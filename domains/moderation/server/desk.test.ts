import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getChat, listMessages, removeMessage, sendMessage } from '#contract/chats'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast, inAWeek } from './test-desk.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(school)
})
afterAll(() => world.close())

const shown = async (messageId: string) =>
  (await here.alia.reads(listMessages, { chatId: here.class })).body.messages.find(({ id }) => id === messageId)

describe('a report', () => {
  test('reaches the class teacher with the message, its surroundings and a hash anybody can compute', async () => {
    for (const text of ['раз', 'два', 'три']) await here.say(here.alia, here.class, text)
    const messageId = await here.say(here.mitya, here.class, 'Алия, ты лишняя')
    for (const text of ['четыре', 'пять']) await here.say(here.alia, here.class, text)

    expect((await here.complain(here.alia, here.class, messageId, 'Обидно')).status).toBe(200)

    const found = await here.caseOf(here.elena, 'Алия, ты лишняя')
    expect(found).toMatchObject({
      author: { name: 'Митя Кузнецов' },
      chat: { automatic: 'class', className: '7А' },
      reports: [{ kind: 'insult', words: 'Обидно', by: { name: 'Алия Ахметова' } }],
      gone: false,
      outcome: null,
      can: { decide: true, measures: ['hide', 'warn', 'readOnly', 'blockFiles'] },
    })
    expect(found!.around.map(({ text }) => text)).toEqual(['раз', 'два', 'три', 'четыре', 'пять'])
    expect(found!.evidence.sha256).toBe(createHash('sha256').update('Алия, ты лишняя').digest('hex'))
  })

  test.each(contract.ReportKind.options)('of the kind «%s» reaches the desk', async (kind) => {
    const messageId = await here.say(here.mitya, here.class, `вид ${kind}`)
    const said = { id: randomUUID(), chatId: here.class, messageId, kind, words: 'смотрите сами' }
    expect((await here.alia.does(contract.report, said)).status).toBe(200)
    expect((await here.caseOf(here.elena, `вид ${kind}`))?.reports).toMatchObject([{ kind }])
  })

  test('keeps what was said when its author takes it away', async () => {
    const messageId = await here.say(here.mitya, here.class, 'передумаю и сотру')
    await here.complain(here.alia, here.class, messageId)
    await here.mitya.does(removeMessage, { id: randomUUID(), chatId: here.class, messageId })

    const found = await here.caseOf(here.elena, 'передумаю и сотру')
    expect(found).toMatchObject({ gone: true, evidence: { text: 'передумаю и сотру' } })
    expect(found!.can.measures).not.toContain('hide')
  })

  test('by several is one case; by one twice is one report', async () => {
    const messageId = await here.say(here.mitya, here.class, 'общая жалоба')
    const once = await here.complain(here.alia, here.class, messageId)
    const again = await here.complain(here.alia, here.class, messageId)
    await here.complain(here.elena, here.class, messageId)
    expect(again.body.reportId).toBe(once.body.reportId)
    expect((await here.caseOf(here.elena, 'общая жалоба'))!.reports).toHaveLength(2)
  })

  test('about oneself, about nothing, or from outside of the chat is none', async () => {
    const messageId = await here.say(here.mitya, here.class, 'про себя')
    const told = (await school.told()).length
    expect((await here.complain(here.mitya, here.class, messageId)).status).toBe(409)
    expect((await here.complain(here.alia, here.class, randomUUID())).status).toBe(404)
    expect((await here.complain(here.mother, here.class, messageId)).status).toBe(404)
    expect(await school.told()).toHaveLength(told)
  })
})

describe('whose desk it is', () => {
  test('the class teacher’s and the administration’s, not another teacher’s, not a pupil’s', async () => {
    const messageId = await here.say(here.mitya, here.class, 'чей это стол')
    await here.complain(here.alia, here.class, messageId)
    const found = (await here.caseOf(here.elena, 'чей это стол'))!
    expect(await here.caseOf(here.administrator, 'чей это стол')).toBeTruthy()
    expect(await here.caseOf(here.roman, 'чей это стол')).toBeUndefined()
    const asked = { organizationId: here.organizationId }
    for (const nobody of [here.mitya, here.alia, here.mother, here.algebra])
      expect((await nobody.reads(contract.listDesk, asked)).status).toBe(403)

    const hidden = await here.decide(here.roman, found.id, [])
    const missing = await here.decide(here.roman, randomUUID(), [])
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  })

  test('nobody decides about oneself, and over staff only the administration does', async () => {
    const messageId = await here.say(here.elena, here.class, 'Кузнецов, опять двойка')
    await here.complain(here.mitya, here.class, messageId)
    expect(await here.caseOf(here.elena, 'Кузнецов, опять двойка')).toBeUndefined()
    const found = (await here.caseOf(here.director, 'Кузнецов, опять двойка'))!
    expect((await here.decide(here.elena, found.id, [])).status).toBe(404)

    const aboutDirector = await here.say(here.director, here.staff, 'Всем остаться до восьми')
    await here.complain(here.elena, here.staff, aboutDirector)
    expect(await here.caseOf(here.director, 'Всем остаться до восьми')).toBeUndefined()
    expect(await here.caseOf(here.administrator, 'Всем остаться до восьми')).toBeTruthy()
  })

  test('a chat made by hand is its owner’s; a child’s direct chat the class teacher’s', async () => {
    const group = await here.makeGroup(here.algebra, here.mitya, here.alia)
    const inGroup = await here.say(here.mitya, group, 'в походе')
    await here.complain(here.alia, group, inGroup)
    const found = (await here.caseOf(here.algebra, 'в походе'))!
    expect(found.can.measures).toContain('removeFromChat')

    const direct = await here.direct(here.alia, here.mitya)
    const whisper = await here.say(here.mitya, direct, 'наедине')
    await here.complain(here.alia, direct, whisper)
    expect(await here.caseOf(here.elena, 'наедине')).toBeTruthy()
    expect(await here.caseOf(here.roman, 'наедине')).toBeUndefined()
  })
})

describe('a decision', () => {
  test('hides the message for everybody and keeps it at the desk', async () => {
    const messageId = await here.say(here.mitya, here.class, 'будет скрыто')
    await here.complain(here.alia, here.class, messageId)
    const { id } = (await here.caseOf(here.elena, 'будет скрыто'))!

    const decided = await here.decide(here.elena, id, [{ kind: 'hide' }])

    expect(decided.body).toMatchObject({ outcome: 'measures', closedBy: 'Елена Сергеевна Воробьёва', gone: true })
    expect(await shown(messageId)).toMatchObject({ text: null, removedBy: 'moderator' })
    expect(await here.caseOf(here.elena, 'будет скрыто')).toBeUndefined()
    expect((await here.caseOf(here.elena, 'будет скрыто', 'closed'))!.evidence.text).toBe('будет скрыто')
  })

  test('leaves the author to read until the term, and lifting lets them write again', async () => {
    const messageId = await here.say(here.mitya, here.class, 'помолчи неделю')
    await here.complain(here.alia, here.class, messageId)
    const { id } = (await here.caseOf(here.elena, 'помолчи неделю'))!
    const decided = await here.decide(here.elena, id, [{ kind: 'readOnly', until: inAWeek() }])

    const write = () => here.mitya.does(sendMessage, { id: randomUUID(), chatId: here.class, text: 'можно?' })
    expect((await write()).status).toBe(403)
    expect((await here.mitya.reads(getChat, { chatId: here.class })).body.can.post).toBe(false)

    const measureId = decided.body.measures[0]!.id
    const lift = { id: randomUUID(), measureId, reason: 'Извинился' }
    expect((await here.roman.does(contract.liftMeasure, lift)).status).toBe(404)
    expect((await here.elena.does(contract.liftMeasure, lift)).status).toBe(200)
    expect((await write()).status).toBe(200)
    expect((await here.elena.does(contract.liftMeasure, { ...lift, id: randomUUID() })).status).toBe(409)
  })

  test('removes from a chat made by hand; a class chat it cannot', async () => {
    const group = await here.makeGroup(here.algebra, here.mitya, here.alia)
    await here.complain(here.alia, group, await here.say(here.mitya, group, 'вон из похода'))
    const { id } = (await here.caseOf(here.algebra, 'вон из похода'))!
    await here.decide(here.algebra, id, [{ kind: 'removeFromChat' }])
    expect((await here.mitya.reads(getChat, { chatId: group })).status).toBe(404)

    await here.complain(here.alia, here.class, await here.say(here.mitya, here.class, 'вон из класса'))
    const inClass = (await here.caseOf(here.elena, 'вон из класса'))!
    expect((await here.decide(here.elena, inClass.id, [{ kind: 'removeFromChat' }])).status).toBe(409)
  })

  test('is made once, and what lasts names its end', async () => {
    await here.complain(here.alia, here.class, await here.say(here.mitya, here.class, 'дважды не судят'))
    const { id } = (await here.caseOf(here.elena, 'дважды не судят'))!
    const told = (await school.told()).length
    expect((await here.decide(here.elena, id, [{ kind: 'readOnly' }])).status).toBe(400)
    expect((await here.decide(here.elena, id, [{ kind: 'blockFiles', until: '2020-01-01T00:00:00Z' }])).status).toBe(
      400,
    )
    expect(await school.told()).toHaveLength(told)
    expect((await here.decide(here.elena, id, [])).body.outcome).toBe('dismissed')
    expect((await here.decide(here.elena, id, [{ kind: 'warn' }])).status).toBe(409)
  })

  test('is told to who reported, never who reported to the author', async () => {
    const messageId = await here.say(here.mitya, here.class, 'кто нажаловался')
    await here.complain(here.alia, here.class, messageId, 'это Алия')
    const { id } = (await here.caseOf(here.elena, 'кто нажаловался'))!
    await here.decide(here.elena, id, [{ kind: 'warn' }], 'Так у нас не говорят')

    const asked = { organizationId: here.organizationId }
    const mine = (await here.alia.reads(contract.listMyReports, asked)).body.reports
    expect(mine[0]).toMatchObject({ outcome: 'measures', answer: 'Спасибо, мы разобрались' })

    const measures = await here.mitya.reads(contract.listMyMeasures, asked)
    const warning = measures.body.measures.find(({ text }) => text === 'кто нажаловался')!
    expect(warning).toMatchObject({ kind: 'warn', reason: 'Так у нас не говорят', by: 'Елена Сергеевна Воробьёва' })
    const everything = JSON.stringify([measures.body, (await here.mitya.reads(contract.countDesk, {})).body])
    for (const trace of ['Алия', here.alia.personId, id]) expect(everything).not.toContain(trace)

    expect(warning.confirmedAt).toBeNull()
    expect((await here.alia.does(contract.confirmMeasure, { id: randomUUID(), measureId: warning.id })).status).toBe(
      404,
    )
    await here.mitya.does(contract.confirmMeasure, { id: randomUUID(), measureId: warning.id })
    const after = (await here.mitya.reads(contract.listMyMeasures, asked)).body.measures
    expect(after.find(({ id: one }) => one === warning.id)!.confirmedAt).not.toBeNull()
  })
})

describe('an appeal', () => {
  async function judged(text: string, kind: 'hide' | 'warn' = 'hide') {
    const messageId = await here.say(here.mitya, here.class, text)
    await here.complain(here.alia, here.class, messageId)
    const { id } = (await here.caseOf(here.administrator, text))!
    const decided = await here.decide(here.administrator, id, [{ kind }])
    return { messageId, measureId: decided.body.measures[0]!.id }
  }
  const answer = (who: typeof here.director, measureId: string, upheld: boolean) =>
    who.does(contract.decideAppeal, { id: randomUUID(), measureId, upheld, answer: 'Посмотрели ещё раз' })

  test('is decided by another person; granted, it puts the text back', async () => {
    const { messageId, measureId } = await judged('это была шутка')
    const words = 'Это цитата из спектакля'
    const appealed = await here.mitya.does(contract.appeal, { id: randomUUID(), measureId, words })
    expect(appealed.status).toBe(200)
    expect((await here.mitya.does(contract.appeal, { id: randomUUID(), measureId, words })).status).toBe(409)

    const own = (await here.desk(here.administrator)).appeals.find(({ measure }) => measure.id === measureId)!
    expect(own).toMatchObject({ measure: { appeal: { words } }, can: { decide: false } })
    expect((await answer(here.administrator, measureId, true)).status).toBe(403)
    expect((await answer(here.elena, measureId, false)).status).toBe(404)
    expect((await answer(here.mitya, measureId, false)).status).toBe(404)

    expect((await answer(here.director, measureId, false)).body).toMatchObject({ appeal: { upheld: false } })
    expect(await shown(messageId)).toMatchObject({ text: 'это была шутка', removedBy: null })
    expect((await answer(here.director, measureId, true)).status).toBe(409)
  })

  test('refused leaves the measure', async () => {
    const { messageId, measureId } = await judged('и это шутка')
    await here.mitya.does(contract.appeal, { id: randomUUID(), measureId, words: 'Ну пожалуйста' })
    await answer(here.director, measureId, true)
    expect((await shown(messageId))!.text).toBeNull()
    const mine = (await here.mitya.reads(contract.listMyMeasures, { organizationId: here.organizationId })).body
      .measures
    expect(mine.find(({ id }) => id === measureId)).toMatchObject({
      liftedAt: null,
      appeal: { upheld: true, answer: 'Посмотрели ещё раз' },
      can: { appeal: false },
    })
  })

  test('is the author’s alone', async () => {
    const { measureId } = await judged('чужое обжалование', 'warn')
    const stranger = await here.alia.does(contract.appeal, { id: randomUUID(), measureId, words: 'За него' })
    expect(stranger.status).toBe(404)
  })
})

test('the journal has every deed, is found by words and names, is printed, and is the administration’s', async () => {
  const asked = { organizationId: here.organizationId }
  const all = (await here.administrator.reads(contract.listJournal, asked)).body.entries
  const deeds = new Set(all.map(({ deed }) => deed))
  for (const deed of [
    'reported',
    'measured',
    'dismissed',
    'lifted',
    'appealed',
    'appealGranted',
    'appealUpheld',
    'confirmed',
  ])
    expect(deeds).toContain(deed)

  const found = (await here.director.reads(contract.listJournal, { ...asked, text: 'воробьева говорят' })).body.entries
  expect(found).toMatchObject([
    { deed: 'measured', measure: 'warn', by: 'Елена Сергеевна Воробьёва', about: 'Митя Кузнецов' },
  ])
  expect((await here.administrator.reads(contract.listJournal, { ...asked, to: '2020-01-01' })).body.entries).toEqual(
    [],
  )

  const paper = await here.administrator.downloads(contract.printJournal, asked)
  expect(paper.statusCode).toBe(200)
  expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await here.elena.reads(contract.listJournal, asked)).status).toBe(403)
  expect((await here.elena.downloads(contract.printJournal, asked)).statusCode).toBe(403)
})
