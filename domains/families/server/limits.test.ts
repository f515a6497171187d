import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createAnnouncement, listAcknowledgements, publishAnnouncement } from '#contract/announcements'
import { listAboutMe } from '#contract/audit'
import { getChat, listContacts, sendMessage, startDirect } from '#contract/chats'
import { askForConsent, createTemplate, declineConsent, getDocument, listMine } from '#contract/consents'
import { getPerson, listMyHats, removeGuardian } from '#contract/people'
import { listMine as listRefusable } from '#contract/refusals'
import { bindGuardian } from '#domains/people'
import { inTransaction } from '#server/events'
import { openWorld } from '#test/world'
import * as contract from '../contract.ts'
import { openFamilies, PAPER } from './test-cast.ts'

const world = await openWorld()
afterAll(() => world.close())
let here: Awaited<ReturnType<typeof openFamilies>>
beforeEach(async () => {
  here = await openFamilies(world)
})

const childrenOf = async (who: typeof here.ruslan) =>
  (await who.reads(listMyHats, {})).body.hats.flatMap(({ children }) => children.map(({ name }) => name))
const familyOf = async (who: typeof here.ruslan) => (await who.reads(contract.getFamily, {})).body

describe('«sees nothing of the child»', () => {
  test('no hat, chats, talk, list or audit of the child; the other guardian keeps everything', async () => {
    const parents = await here.chatOf('parents')
    const direct = { organizationId: here.organizationId, id: randomUUID(), personId: here.timur.personId }
    const { chat } = { chat: (await here.ruslan.does(startDirect, direct)).body }
    expect((await here.ruslan.reads(getChat, { chatId: parents })).status).toBe(200)

    const { status, body } = await here.limit({ sight: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ sight: true, signing: true, talk: true, document: PAPER.document, lifted: null })

    expect(await childrenOf(here.ruslan)).toEqual([])
    expect((await familyOf(here.ruslan)).children).toEqual([])
    expect((await here.ruslan.reads(getChat, { chatId: parents })).status).toBe(404)
    expect((await here.ruslan.reads(getChat, { chatId: chat.id })).status).toBe(404)
    expect((await here.ruslan.does(startDirect, { ...direct, id: randomUUID() })).status).toBe(403)
    expect((await here.ruslan.reads(contract.listWhoSees, { pupilId: here.timur.personId })).status).toBe(404)
    const self = (await here.ruslan.reads(getPerson, { personId: here.ruslan.personId })).body.person
    expect(self.children).toEqual([])
    const { people: contacts } = (await here.ruslan.reads(listContacts, { organizationId: here.organizationId })).body
    expect(contacts.map(({ id }) => id)).not.toContain(here.timur.personId)
    expect(contacts.map(({ id }) => id)).not.toContain(here.elena.personId)
    expect(
      contacts.map(({ id }) => id),
      'the way to the administration stays',
    ).toContain(here.administrator.personId)
    const { entries } = (await here.ruslan.reads(listAboutMe, { organizationId: here.organizationId })).body
    expect(entries.flatMap(({ about }) => about.map(({ id }) => id))).not.toContain(here.timur.personId)

    expect(await childrenOf(here.aliya)).toEqual(['Тимур'])
    expect((await here.aliya.reads(getChat, { chatId: parents })).status).toBe(200)
  })

  test('lifted, everything comes back: the chats, the talk with the child, the hat', async () => {
    const direct = { organizationId: here.organizationId, id: randomUUID(), personId: here.timur.personId }
    const talk = (await here.ruslan.does(startDirect, direct)).body.id
    const { body } = await here.limit({ sight: true })
    expect((await here.lift(body.id)).body.lifted).toMatchObject({ reason: 'Решение отменено' })
    expect(await childrenOf(here.ruslan)).toEqual(['Тимур'])
    expect((await here.ruslan.reads(getChat, { chatId: talk })).status).toBe(200)
    expect((await here.ruslan.reads(getChat, { chatId: await here.chatOf('parents') })).status).toBe(200)
    expect((await here.lift(body.id)).status).toBe(409)
  })

  test('no other family is told: not of the limit, nor who entered it', async () => {
    await here.limit({ sight: true })
    for (const who of [here.anna, here.aliya, here.timur, here.ruslan]) {
      const ask = { organizationId: here.organizationId }
      expect((await who.reads(contract.listLimits, ask)).status).toBe(403)
      expect((await who.reads(contract.listLimits, { ...ask, pupilId: here.timur.personId })).status).toBe(404)
    }
    const seen = (await here.aliya.reads(contract.listWhoSees, { pupilId: here.timur.personId })).body
    expect(seen.guardians.map(({ fullName }) => fullName)).toEqual(['Ахметова Алия'])
    expect(JSON.stringify(seen)).not.toContain(PAPER.document)
  })

  test('a bond taken off and made again brings no right back', async () => {
    await here.limit({ sight: true })
    const bond = { pupilId: here.timur.personId, guardianId: here.ruslan.personId }
    await here.school.guardianOf(here.sonya, here.ruslan, 'guardian')
    expect((await here.elena.does(removeGuardian, { id: randomUUID(), ...bond })).status).toBe(200)
    await inTransaction(world.db, (tx) =>
      bindGuardian(tx, { ...bond, relation: 'father', createdBy: here.elena.personId }),
    )
    expect(await childrenOf(here.ruslan)).toEqual(['Соня'])
  })
})

test('«not in the chats»: still sees and signs, is called to no announcement about the child', async () => {
  await here.limit({ talk: true })
  expect(await childrenOf(here.ruslan)).toEqual(['Тимур'])
  expect((await here.ruslan.reads(getChat, { chatId: await here.chatOf('parents') })).status).toBe(404)
  expect((await familyOf(here.ruslan)).children[0]!.may).toMatchObject({ talk: false, sign: true })

  const announcement = {
    id: randomUUID(),
    organizationId: here.organizationId,
    title: 'Собрание',
    text: 'В четверг в 18:00',
    deadline: null,
    acknowledge: true,
    perChild: true,
    chatIds: [await here.chatOf('parents')],
  }
  expect((await here.elena.does(createAnnouncement, announcement)).status).toBe(200)
  const published = { id: randomUUID(), announcementId: announcement.id }
  expect((await here.elena.does(publishAnnouncement, published)).status).toBe(200)
  const list = (await here.elena.reads(listAcknowledgements, { announcementId: announcement.id })).body
  expect(list.rows.map(({ fullName }) => fullName).sort()).toEqual(['Ахметова Алия', 'Белова Анна'])
})

describe('«signs nothing»', () => {
  async function askPhoto(): Promise<string> {
    const template = {
      id: randomUUID(),
      organizationId: here.organizationId,
      kind: 'photo' as const,
      title: 'Согласие на съёмку',
      text: 'Даю школе согласие на съёмку.',
      consequence: 'Снимки удаляются.',
    }
    await here.administrator.does(createTemplate, template)
    const asked = await here.administrator.does(askForConsent, {
      id: randomUUID(),
      organizationId: here.organizationId,
      what: { templateId: template.id },
      classIds: [here.class7a],
      personIds: [],
      deadline: null,
    })
    expect(asked.status).toBe(200)
    return asked.body.id
  }

  test('neither consents nor refusals are theirs; chats are', async () => {
    const requestId = await askPhoto()
    const paper = { requestId, subjectId: here.timur.personId }
    expect((await here.ruslan.reads(getDocument, paper)).status).toBe(200)
    await here.limit({ signing: true })
    expect((await here.ruslan.reads(getDocument, paper)).status).toBe(404)
    expect((await here.ruslan.reads(listMine, {})).body.mine).toEqual([])
    expect((await here.ruslan.reads(listRefusable, {})).body.subjects).toEqual([])
    expect((await here.aliya.reads(getDocument, paper)).status).toBe(200)
    expect((await here.ruslan.reads(getChat, { chatId: await here.chatOf('parents') })).status).toBe(200)
  })

  test('a «no» said before holds the other guardian back no more', async () => {
    const requestId = await askPhoto()
    const paper = { requestId, subjectId: here.timur.personId }
    expect((await here.ruslan.does(declineConsent, { id: randomUUID(), ...paper })).status).toBe(200)
    const state = async () => (await here.aliya.reads(getDocument, paper)).body.mine.state
    expect(await state()).toBe('refused')
    await here.limit({ signing: true })
    expect(await state()).toBe('waiting')
  })
})

describe('who may enter a limit', () => {
  test('the administration; not the class teacher, who reads, nor a guardian of the child', async () => {
    expect((await here.limit({ sight: true }, here.elena)).status).toBe(403)
    expect((await here.limit({ sight: true }, here.aliya)).status).toBe(404)
    await here.school.guardianOf(here.timur, here.administrator, 'grandmother')
    expect((await here.limit({ sight: true })).status).toBe(409)
    expect((await here.limit({ sight: true }, here.director)).status).toBe(200)
    const ask = { organizationId: here.organizationId, pupilId: here.timur.personId }
    const { limits, can } = (await here.elena.reads(contract.listLimits, ask)).body
    expect(limits).toHaveLength(1)
    expect(can).toEqual({ limit: false })
    expect((await here.lift(limits[0]!.id, here.elena)).status).toBe(403)
    expect((await here.lift(limits[0]!.id, here.anna)).status).toBe(404)
  })

  test('nothing ticked, or nobody bound, is no limit', async () => {
    expect((await here.limit({})).body).toMatchObject({ error: 'invalid', field: 'sight' })
    const stranger = { id: randomUUID(), pupilId: here.timur.personId, guardianId: here.anna.personId }
    const asked = await here.administrator.does(contract.limitGuardian, {
      ...{ sight: true, signing: false, talk: false },
      ...stranger,
      ...PAPER,
    })
    expect(asked.status).toBe(404)
  })
})

test('words in the parents’ chat are heard until the limit and not after', async () => {
  const chatId = await here.chatOf('parents')
  const say = (text: string) => here.ruslan.does(sendMessage, { id: randomUUID(), chatId, text })
  expect((await say('До')).status).toBe(200)
  await here.limit({ talk: true })
  expect((await say('После')).status).toBe(404)
})
