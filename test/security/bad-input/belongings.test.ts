import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AnyContract } from '#contract'
import * as chats from '#contract/chats'
import { addPupil } from '#contract/classes'
import * as invitations from '#contract/invitations'
import { openRunningWorld } from '../../running-world.ts'
import { cast, expectUnharmed, isClear, openHouse, post, server, somewhere, world } from './house.ts'

openHouse()

describe('what belongs elsewhere', () => {
  test('a message of another chat cannot be edited, removed, answered or pressed through mine', async () => {
    const chatId = cast.chats.class
    const messageId = cast.chats.saidByTeacher.parents // the same author, another chat
    const calls: [AnyContract, object, number][] = [
      [chats.editMessage, { id: randomUUID(), chatId, messageId, text: 'x' }, 404],
      [chats.removeMessage, { id: randomUUID(), chatId, messageId }, 404],
      [chats.react, { chatId, messageId, word: 'thanks', on: true }, 404],
    ]
    for (const [{ name }, input, status] of calls) {
      const answer = await post(name, input, cast.classTeacher.token)
      expect([answer.status, isClear(answer)], `${name}: ${answer.text}`).toEqual([status, true])
    }
    const reply = { id: randomUUID(), chatId: cast.chats.class, text: 'Что там?', replyTo: messageId }
    const sent = await cast.pupil.does(chats.sendMessage, reply)
    expect(sent.status === 200 ? sent.body.replyTo : null, 'nothing of that chat leaks by a reply').toBe(null)
  })

  test('strangers are not mentioned', async () => {
    const mentions = [cast.theirPupil.personId, cast.otherPupil.personId, randomUUID()]
    const sent = await cast.pupil.does(chats.sendMessage, {
      id: randomUUID(),
      chatId: cast.chats.class,
      text: '@Ева @Соня',
      mentions,
    })
    expect(sent.status === 200 ? sent.body.mentions : []).toEqual([])
  })

  test('nobody reads further than has been written', async () => {
    const read = await cast.pupil.does(chats.markRead, { chatId: cast.chats.class, msgNo: 2_000_000_000 })
    expect(read.status).toBeLessThan(500)
    const { body: chat } = await cast.pupil.reads(chats.getChat, { chatId: cast.chats.class })
    expect(chat.readMsgNo).toBeLessThanOrEqual(chat.lastMsgNo)
  })

  test('the same id for another command, another chat or another person gives nothing away', async () => {
    const id = randomUUID()
    const inClass = { id, chatId: cast.chats.class, text: 'Один раз' }
    // The owner of the chat, whom no rule of it slows down.
    const own = await cast.classTeacher.does(chats.sendMessage, inClass)
    expect(own.status).toBe(200)
    const another = await cast.pupil.does(chats.sendMessage, { ...inClass, text: 'Мой текст' })
    expect(another.status === 200 ? another.body.author.name : 'refused').not.toBe(own.body.author.name)
  })
})

describe('links and sheets whose time has gone', () => {
  const opened = (token: string) => world.as().does(invitations.openInvitation, { token })
  const joined = (token: string) =>
    world.as().does(invitations.join, {
      token,
      name: { lastName: 'Лосев', firstName: 'Пётр' },
      account: { login: `p${randomUUID().slice(0, 12)}`, password: 'zvonok-late' },
    })

  test.each<[string, object]>([
    ['has expired', { expires_at: new Date('2026-01-01') }],
    ['is used up', { uses: 5, uses_max: 5 }],
    ['was revoked', { revoked_at: new Date() }],
  ])('a link that %s', async (_, change) => {
    const link = await newLink()
    await world.db.updateTable('invitations').set(change).where('id', '=', link.id).execute()
    for (const answer of [await opened(link.token), await joined(link.token)]) {
      expect(answer.status).toBe(409)
      expect(answer.body.reason).toMatch(/ссылк/i)
    }
  })

  test('a link that never was', async () => {
    const answer = await opened(randomUUID())
    expect([answer.status, answer.body.error]).toEqual([404, 'not_found'])
    expect(answer.body.reason).toMatch(/[а-яё]/)
  })

  test('a sheet opens the door once', async () => {
    const account = { login: 'fyodor.sinitsyn', password: 'zvonok-fyodor' }
    const code = await newSheet()
    expect((await world.as().does(invitations.claimSheet, { code, account })).status).toBe(200)
    const others = { login: 'somebody.else', password: 'zvonok-else' }
    for (const answer of [
      await world.as().does(invitations.openSheet, { code }),
      await world.as().does(invitations.claimSheet, { code, account: others }),
      await cast.guardian.does(invitations.claimSheet, { code }),
      await world.as().does(invitations.disputeSheet, { code }),
    ]) {
      expect(answer.status).toBe(409)
      expect(answer.body.reason).toMatch(/лист/i)
      expect(JSON.stringify(answer.body)).not.toContain('Синицын')
    }
    const again = await world.as().does(invitations.claimSheet, { code, account })
    expect(again.status, 'a repeat after a lost answer is the same person').toBe(200)
  })

  test('a code nobody has is refused, and guessing slows down', async () => {
    const one = somewhere()
    const guesses = await openRunningWorld(server, { from: () => one })
    const guess = (code: string) => guesses.as().does(invitations.openSheet, { code })
    const answers = []
    for (let i = 0; i < 30; i += 1) answers.push(await guess(`АВЕКМ${2222 + i}`))
    await guesses.close()
    expect(answers[0]!.status).toBe(404)
    expect(answers.at(-1)!.status).toBe(429)
    expect(answers.at(-1)!.body.reason).toMatch(/[а-яё]/)
    expect(Number(answers.at(-1)!.headers['retry-after'])).toBeGreaterThan(0)
  })
})

expectUnharmed()

async function newLink(): Promise<{ id: string; token: string }> {
  const { organizationId, class7a: classId } = cast
  const wish = { id: randomUUID(), organizationId, classId, role: 'pupil' as const, approval: false }
  const { body } = await cast.classTeacher.does(invitations.createInvitation, wish)
  return { id: body.id, token: body.url.split('/').at(-1)! }
}

/** A new pupil's, printed by the class teacher. */
async function newSheet(): Promise<string> {
  const { organizationId, class7a: classId, classTeacher } = cast
  const name = { lastName: 'Синицын', firstName: 'Фёдор' }
  const { body: pupil } = await classTeacher.does(addPupil, { id: randomUUID(), classId, name })
  await classTeacher.downloads(invitations.printSheets, { organizationId, classId, personId: pupil.id })
  return cast.codeFor(pupil.id)
}
