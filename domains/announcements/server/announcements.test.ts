import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { editMessage, listChats, listMessages, removeMessage } from '#contract/chats'
import { setSettings } from '#contract/moderation'
import { listUrgent } from '#contract/quiet'
import { shiftClock } from '#server/clock'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { applyAnnouncementEvent } from '../live.ts'
import { publishOnTime } from './publish-announcement.ts'
import { tellReminder } from './remind.ts'
import { tellProgress } from './tell-progress.ts'
import { gatherCast, setQuiet } from './test-cast.ts'
import { eventViews } from './views.ts'

let world: World
let cast: Awaited<ReturnType<typeof gatherCast>>
beforeAll(async () => {
  world = await openWorld()
  cast = await gatherCast(world)
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

const newest = async (who: typeof cast.mother, chatId: string) =>
  (await who.reads(listMessages, { chatId })).body.messages.at(-1)
const moves = async (accountId: string, id: string) =>
  (await cast.log(accountId))
    .filter(({ type }) => type === contract.announcementMoved.name)
    .map(({ key }) => key as { announcementId: string; state: string })
    .filter(({ announcementId }) => announcementId === id)
    .map(({ state }) => state)
const waitingOf = async (who: typeof cast.mother) => (await who.reads(contract.listWaiting, {})).body.waiting

function standAt(hour: number): void {
  shiftClock(0)
  const local = new Date(Date.now() + 6 * 3600_000)
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour) - 6 * 3600_000
  shiftClock(wanted - Date.now())
}

test('a class teacher announces to the own class at once: a card in the chat, an ask at home', async () => {
  const { elena, mother, father, ids } = cast
  const one = await cast.announced(elena)
  expect(one).toMatchObject({ state: 'published', progress: { confirmed: 0, of: 3 } })
  expect(await newest(mother, ids.parents7a)).toMatchObject({
    attachment: { type: 'announcement', id: one.id },
    author: { name: 'Елена Сергеевна Воробьёва' },
  })
  expect((await waitingOf(mother)).map(({ announcement }) => announcement.id)).toContain(one.id)
  expect((await waitingOf(elena)).map(({ announcement }) => announcement.id)).not.toContain(one.id)

  const answer = await cast.confirm(mother, one.id)
  expect(answer.body).toMatchObject({ mine: [{ child: null }], progress: { confirmed: 1, of: 3 } })
  expect((await cast.seen(father, one.id)).announcement.progress).toEqual({ confirmed: 1, of: 3 })
  expect((await waitingOf(mother)).map(({ announcement }) => announcement.id)).not.toContain(one.id)
})

test('the editorial queue: the deputy proposes, the administrator edits and publishes everywhere, the author is told', async () => {
  const { deputy, administrator, mother, ids } = cast
  const draft = (await cast.draft(deputy, { chatIds: [ids.parents7a, ids.parents7b] })).body
  expect((await cast.publish(deputy, draft.id)).status).toBe(403)
  expect((await administrator.reads(contract.getAnnouncement, { announcementId: draft.id })).status).toBe(404)

  await deputy.does(contract.proposeAnnouncement, cast.step(draft.id))
  const { organizationId } = cast
  const queue = await administrator.reads(contract.listAnnouncements, { organizationId, which: 'queue' })
  expect(queue.body.announcements.map(({ id }) => id)).toEqual([draft.id])
  expect((await cast.seen(deputy, draft.id)).can).toMatchObject({ edit: false, publish: false, withdraw: true })
  const { title, text, deadline, acknowledge, perChild } = draft
  const edit = {
    title,
    text,
    deadline,
    acknowledge,
    perChild,
    chatIds: [...Object.values(ids).slice(0, 2), ids.schoolChannel],
  }
  expect((await deputy.does(contract.editAnnouncement, { ...cast.step(draft.id), ...edit })).status).toBe(409)
  const edited = await administrator.does(contract.editAnnouncement, {
    ...cast.step(draft.id),
    ...edit,
    title: 'Собрание',
  })
  expect(edited.body.audiences).toHaveLength(3)

  await cast.publish(administrator, draft.id)
  for (const chatId of [ids.parents7a, ids.parents7b, ids.schoolChannel]) {
    expect(await newest(mother, chatId)).toMatchObject({
      attachment: { id: draft.id },
      author: { name: 'Игорь Львович Носов' },
    })
  }
  expect(await moves(deputy.accountId, draft.id)).toEqual(['proposed', 'proposed', 'published'])
  expect(await moves(mother.accountId, draft.id)).toEqual([])
  // Three chats, one ask: nobody counts twice.
  const names = (await administrator.reads(contract.listAcknowledgements, { announcementId: draft.id })).body
  const mothers = names.rows.filter(({ person }) => person.id === mother.personId)
  expect(mothers).toHaveLength(1)
})

test('who speaks in a chat without a seat is named there, and reads nothing of it', async () => {
  const { director, mother, ids } = cast
  const one = await cast.announced(director)
  expect((await newest(mother, ids.parents7a))?.author.name).toBe('Наталья Петровна Белова')
  expect((await director.reads(listMessages, { chatId: ids.parents7a })).status).toBe(404)
  const chats = (await director.reads(listChats, {})).body.chats
  expect(chats.map(({ id }) => id)).not.toContain(ids.parents7a)
  expect((await cast.seen(director, one.id)).announcement.progress).toEqual({ confirmed: 0, of: 3 })
})

test('refused with a reason: the author reads it, mends and proposes again', async () => {
  const { deputy, administrator } = cast
  const { id } = (await cast.draft(deputy)).body
  await deputy.does(contract.proposeAnnouncement, cast.step(id))
  await administrator.does(contract.refuseAnnouncement, { ...cast.step(id), reason: 'Нет номера приказа' })
  const held = await cast.seen(deputy, id)
  expect(held.announcement).toMatchObject({ state: 'refused', reason: 'Нет номера приказа' })
  expect(held.can).toMatchObject({ edit: true, propose: true, remove: true })
  expect((await deputy.does(contract.proposeAnnouncement, cast.step(id))).body.state).toBe('proposed')
  expect((await deputy.does(contract.withdrawAnnouncement, cast.step(id))).body.state).toBe('draft')
  expect((await deputy.does(contract.removeAnnouncement, cast.step(id))).status).toBe(200)
  expect((await deputy.reads(contract.getAnnouncement, { announcementId: id })).status).toBe(404)
})

test('scheduled: nobody hears before its hour, then everybody, once', async () => {
  const { administrator, mother, ids } = cast
  const { id } = (await cast.draft(administrator)).body
  const at = new Date(Date.now() + 3600_000).toISOString()
  expect((await cast.publish(administrator, id, { at })).body).toMatchObject({ state: 'scheduled', publishAt: at })
  await publishOnTime.run(world.db, { announcementId: id })
  expect((await mother.reads(contract.getAnnouncement, { announcementId: id })).status).toBe(404)

  shiftClock(3601_000)
  const before = (await mother.reads(listMessages, { chatId: ids.parents7a })).body.lastMsgNo
  await publishOnTime.run(world.db, { announcementId: id })
  await publishOnTime.run(world.db, { announcementId: id })
  expect((await mother.reads(listMessages, { chatId: ids.parents7a })).body.lastMsgNo).toBe(before + 1)
  expect((await cast.seen(mother, id)).announcement.state).toBe('published')
})

test('at night it waits for the morning; urgent goes with its reason, by whom the act names, and is logged', async () => {
  const { administrator, director, mother, organizationId, ids } = cast
  await setQuiet(world, organizationId, administrator.personId, 'hold')
  standAt(23)
  const { id } = (await cast.draft(administrator)).body
  const held = (await cast.publish(administrator, id)).body
  expect(held.state).toBe('scheduled')
  expect(new Date(Date.parse(held.publishAt!) + 6 * 3600_000).getUTCHours()).toBe(6)
  const urgent = 'Прорвало трубу, занятий завтра нет'
  expect((await cast.publish(administrator, id, { urgent })).body.field).toBe('urgent')

  const other = (await cast.draft(director)).body
  expect((await cast.publish(director, other.id, { urgent })).body.state).toBe('published')
  expect((await newest(mother, ids.parents7a))?.attachment?.id).toBe(other.id)
  const { entries } = (await director.reads(listUrgent, { organizationId })).body
  expect(entries[0]).toMatchObject({ reason: urgent, person: { name: 'Наталья Петровна Белова' } })
  await setQuiet(world, organizationId, administrator.personId, 'off')
})

test('per child: a guardian of two confirms for each, in the classes it is for', async () => {
  const { administrator, mother, father, artem, sonya, ids } = cast
  const chatIds = [ids.parents7a, ids.parents7b]
  const one = await cast.announced(administrator, { perChild: true, chatIds })
  const mine = (await cast.seen(mother, one.id)).mine
  expect(mine.map(({ child }) => child?.genitive)).toEqual(['Артёма', 'Сони'])
  const half = await cast.confirm(mother, one.id, artem.personId)
  expect(half.body.mine.map(({ at }) => at !== null)).toEqual([true, false])
  expect((await waitingOf(mother)).find(({ announcement }) => announcement.id === one.id)?.mine).toHaveLength(1)
  expect((await cast.confirm(father, one.id, sonya.personId)).status).toBe(409)

  const only7a = await cast.announced(administrator, { perChild: true })
  expect((await cast.seen(mother, only7a.id)).mine.map(({ child }) => child?.name)).toEqual(['Артём'])
})

test('a press is kept once, with its time', async () => {
  const { elena, mother } = cast
  const one = await cast.announced(elena)
  const first = (await cast.confirm(mother, one.id)).body.mine[0]!.at
  const before = await cast.log(mother.accountId)
  shiftClock(60_000)
  expect((await cast.confirm(mother, one.id)).body.mine[0]!.at).toBe(first)
  expect(await cast.log(mother.accountId)).toHaveLength(before.length)
})

test('names: the author, the administration, the class teacher for the own class; never a parent', async () => {
  const { administrator, deputy, elena, roman, mother, father, ids } = cast
  const chatIds = [ids.parents7a, ids.parents7b]
  const one = await cast.announced(administrator, { chatIds })
  await cast.confirm(father, one.id)
  const list = (who: typeof mother, more = {}) =>
    who.reads(contract.listAcknowledgements, { announcementId: one.id, ...more })
  const whole = (await list(deputy)).body
  expect(whole.rows.map(({ fullName }) => fullName)).toEqual(['Белов Борис', 'Белова Анна', 'Сорокина Дарья'])
  expect(whole.total).toEqual({ of: 3, confirmed: 1, absent: 1 })
  expect(whole.rows[2]).toMatchObject({ joined: false, at: null, person: { kinship: { relation: 'mother' } } })
  expect((await list(elena)).body).toMatchObject({ scope: 'class', total: { of: 3 } })
  expect((await list(roman)).body.rows.map(({ fullName }) => fullName)).toEqual(['Белова Анна'])
  expect((await list(mother)).status).toBe(403)
  expect((await cast.seen(mother, one.id)).can.names).toBe(false)
  expect((await list(deputy, { state: 'confirmed' })).body.rows).toHaveLength(1)
  expect((await list(deputy, { state: 'absent' })).body.rows.map(({ fullName }) => fullName)).toEqual([
    'Сорокина Дарья',
  ])
  expect((await list(deputy, { text: 'сорокин' })).body.rows).toHaveLength(1)
})

test('on paper: marked by name, taken back, and a press is never taken back so', async () => {
  const { administrator, roman, absent, mother } = cast
  const one = await cast.announced(administrator)
  const mark = (who: typeof mother, personId: string, on: boolean) =>
    who.does(contract.markOnPaper, { announcementId: one.id, personId, aboutId: personId, on })
  expect((await mark(administrator, absent.personId, true)).body).toEqual({ confirmed: 1, of: 3 })
  const { rows } = (await administrator.reads(contract.listAcknowledgements, { announcementId: one.id })).body
  expect(rows.find(({ person }) => person.id === absent.personId)).toMatchObject({
    way: 'paper',
    markedBy: 'Ольга Викторовна Синицына',
  })
  expect((await mark(administrator, absent.personId, false)).body.confirmed).toBe(0)
  await cast.confirm(mother, one.id)
  expect((await mark(administrator, mother.personId, false)).body.confirmed).toBe(1)
  expect((await mark(roman, absent.personId, true)).status).toBe(404)
  expect((await mark(mother, absent.personId, true)).status).toBe(403)
  expect((await mark(administrator, roman.personId, true)).status).toBe(404)
})

test('a reminder goes to the rest only, and once in twelve hours', async () => {
  const { administrator, mother, father } = cast
  const one = await cast.announced(administrator)
  await cast.confirm(mother, one.id)
  const answer = await administrator.does(contract.remind, cast.step(one.id))
  expect(answer.body).toMatchObject({ reminded: 1, absent: 1 })
  await tellReminder.run(world.db, { announcementId: one.id })
  const heard = async (accountId: string) =>
    (await cast.log(accountId)).filter(
      ({ type, key }) =>
        type === contract.reminded.name && (key as { announcementId: string }).announcementId === one.id,
    ).length
  expect([await heard(father.accountId), await heard(mother.accountId)]).toEqual([1, 0])
  expect((await administrator.does(contract.remind, cast.step(one.id))).status).toBe(429)
  shiftClock(12 * 3600_000 + 1000)
  expect((await administrator.does(contract.remind, cast.step(one.id))).status).toBe(200)
  expect((await mother.does(contract.remind, cast.step(one.id))).status).toBe(403)
})

test('what nobody asks about any more leaves the lane: sixty days, unless its deadline is still to come', async () => {
  const { elena, mother } = cast
  const deadline = new Date(Date.now() + 80 * 24 * 3600_000).toISOString()
  const [old, due] = [await cast.announced(elena), await cast.announced(elena, { deadline })]
  shiftClock(61 * 24 * 3600_000)
  const ids = (await waitingOf(mother)).map(({ announcement }) => announcement.id)
  expect(ids).toContain(due.id)
  expect(ids).not.toContain(old.id)
})

test('what was published stays as people have read it', async () => {
  const { elena, mother, ids } = cast
  const one = await cast.announced(elena)
  const message = await newest(mother, ids.parents7a)
  const edit = { id: randomUUID(), chatId: ids.parents7a, messageId: message!.id, text: 'В пятницу' }
  expect((await elena.does(editMessage, edit)).status).toBe(409)
  const { title, text, deadline, acknowledge, perChild } = one
  const content = { title, text, deadline, acknowledge, perChild, chatIds: [ids.parents7a] }
  expect((await elena.does(contract.editAnnouncement, { ...cast.step(one.id), ...content })).status).toBe(409)
})

test('removed from its chat it asks nobody there any more', async () => {
  const { elena, mother, ids } = cast
  const one = await cast.announced(elena)
  const message = await newest(mother, ids.parents7a)
  await elena.does(removeMessage, { id: randomUUID(), chatId: ids.parents7a, messageId: message!.id })
  expect((await mother.reads(contract.getAnnouncement, { announcementId: one.id })).status).toBe(404)
  expect((await waitingOf(mother)).map(({ announcement }) => announcement.id)).not.toContain(one.id)
})

test('hidden is missing, and who may not is refused without a trace', async () => {
  const { mother, artem, elena, ids, organizationId } = cast
  const one = await cast.announced(elena)
  const ask = async (announcementId: string) => (await artem.reads(contract.getAnnouncement, { announcementId })).body
  const [hidden, missing] = [await ask(one.id), await ask(randomUUID())]
  expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
  expect((await cast.draft(mother)).status).toBe(403)
  expect((await cast.draft(elena, { chatIds: [randomUUID()] })).status).toBe(404)
  const before = await cast.log(ids.schoolChannel)
  const { id } = (await cast.draft(elena, { chatIds: [ids.parents7a, ids.schoolChannel] })).body
  expect((await cast.publish(elena, id)).status).toBe(403)
  expect(await cast.log(ids.schoolChannel)).toEqual(before)
  const archive = await mother.reads(contract.listAnnouncements, { organizationId, which: 'published' })
  expect(archive.body.announcements.map(({ id }) => id)).toContain(one.id)
  expect(archive.body.can).toEqual({ draft: false, edit: false })
})

test('the sheet is a PDF in the school’s name', async () => {
  const one = await cast.announced(cast.elena)
  const sheet = await cast.elena.downloads(contract.printAcknowledgements, { announcementId: one.id })
  expect(sheet.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await cast.mother.downloads(contract.printAcknowledgements, { announcementId: one.id })).statusCode).toBe(403)
})

test('several presses are told as one, and folded they are what a fresh read tells', async () => {
  const { elena, mother, father, ids } = cast
  const one = await cast.announced(elena)
  const before = (await cast.seen(elena, one.id)).announcement
  const from = (await cast.log(ids.parents7a)).length
  await cast.confirm(mother, one.id)
  await cast.confirm(father, one.id)
  await tellProgress.run(world.db, { announcementId: one.id })
  const facts = (await cast.log(ids.parents7a)).slice(from)
  expect(facts.map(({ type }) => type)).toEqual([contract.progressChanged.name])
  const told = facts.map((fact) => ({ ...fact, topic: `chat:${ids.parents7a}` as const }))
  const views = await eventViews[contract.progressChanged.name](world.db, told)
  const events = facts.map(({ seq, type, at }, place) => ({ seq, type, at: at.toISOString(), view: views[place]! }))
  const folded = (events as contract.AnnouncementEvent[]).reduce(applyAnnouncementEvent, before)
  expect(folded).toEqual((await cast.seen(elena, one.id)).announcement)
})

test('the editor is told what the filter sees; nothing is held, and nobody else is told', async () => {
  const { elena, administrator, mother, organizationId } = cast
  const made = (await cast.draft(elena, { title: 'О поведении', text: 'Ты дурак и урод' })).body
  expect((await cast.seen(elena, made.id)).noticed).toMatch(/./)
  expect((await cast.seen(elena, (await cast.draft(elena)).body.id)).noticed).toBeNull()
  const filter = (mode: 'off' | 'hold') =>
    administrator.does(setSettings, {
      id: randomUUID(),
      organizationId,
      settings: { filter: mode, trustedHosts: [] },
    })
  await filter('off')
  expect((await cast.seen(elena, made.id)).noticed).toBeNull()
  await filter('hold')
  expect((await cast.seen(elena, made.id)).noticed).toMatch(/./)
  expect((await cast.publish(elena, made.id)).body.state).toBe('published')
  expect((await cast.seen(mother, made.id)).noticed).toBeNull()
})
