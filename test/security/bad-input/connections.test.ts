import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { describe, expect, test } from 'vitest'
import * as accounts from '#contract/accounts'
import * as chats from '#contract/chats'
import { openSocket } from '../../live-client.ts'
import {
  cast,
  expectUnharmed,
  freshToken,
  lastTexts,
  openHouse,
  sayAsTeacher,
  server,
  socketRefusal,
  world,
} from './house.ts'

openHouse()

describe('a live connection', () => {
  test.each<[string, string | Buffer]>([
    ['bytes', Buffer.from([0, 1, 2, 255])],
    ['half a JSON', '{"op":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"hello"'],
    ['no operation', '{}'],
    ['an unknown operation', '{"op":"dropEverything"}'],
    ['a property of every object', '{"op":"__proto__"}'],
    ['cursors that are none', '{"op":"hello","cursors":{"chat:x":-1}}'],
    ['cursors of a wrong kind', '{"op":"hello","cursors":["chat:x"]}'],
    ['a call without a name', '{"op":"call","id":1}'],
    ['a call with a list for an id', '{"op":"call","id":[],"name":"chats.listChats"}'],
    ['a chat of a wrong kind', '{"op":"watch","chat":42}'],
    ['a signal without a chat', '{"op":"signal","kind":"typing"}'],
  ])('answers %s with a reason and goes on', async (_, frame) => {
    const client = await cast.pupil.listens()
    client.socket.send(frame)
    const refused = await client.until(({ op }) => op === 'refused')
    expect(refused).toMatchObject({ error: 'invalid', reason: expect.stringMatching(/[а-яё]/) })
    await client.hello()
    client.close()
  })

  test.each<[string, unknown, string]>([
    ['an unknown operation', ['chats.dropEverything', {}], 'not_found'],
    ['a property of every object', ['__proto__', {}], 'not_found'],
    ['no input', ['chats.sendMessage', undefined], 'invalid'],
    ['a NUL', ['chats.sendMessage', { text: '\u0000' }], 'invalid'],
    ['a text for an input', ['chats.sendMessage', 'x'], 'invalid'],
    ['the operator’s own', ['organizations.listApplications', {}], 'not_found'],
    ['a chat of others', ['chats.listMessages', { chatId: 'parents' }], 'not_found'],
  ])('refuses a call of %s', async (_, call, error) => {
    const [name, input] = call as [string, Record<string, unknown> | string | undefined]
    const honest = { id: randomUUID(), chatId: cast.chats.class }
    const asked = typeof input === 'object' ? { ...honest, ...input } : input
    if (typeof asked === 'object' && asked.chatId === 'parents') asked.chatId = cast.chats.parents
    const client = await cast.pupil.listens()
    expect(await client.call(name, asked)).toMatchObject({ error, reason: expect.stringMatching(/[а-яё]/) })
    client.close()
  })

  test('somebody else’s chat is neither watched nor told of typing', async () => {
    const teacher = await cast.classTeacher.listens()
    await teacher.hello()
    teacher.send({ op: 'watch', chat: cast.chats.parents })
    const stranger = await cast.otherPupil.listens()
    await stranger.hello()
    stranger.send({ op: 'watch', chat: cast.chats.parents })
    stranger.send({ op: 'signal', chat: cast.chats.parents, kind: 'typing' })
    const mother = await cast.guardian.listens()
    await mother.hello()
    mother.send({ op: 'watch', chat: cast.chats.parents })
    mother.send({ op: 'signal', chat: cast.chats.parents, kind: 'typing' })
    const typing = await teacher.until(({ op, kind }) => op === 'signal' && kind === 'typing')
    expect(JSON.stringify(typing)).toContain(cast.guardian.accountId)
    await sayInParents()
    await teacher.until(({ op }) => op === 'event')
    expect(stranger.frames.filter(({ topic }) => String(topic).includes(cast.chats.parents))).toEqual([])
    expect(stranger.frames.filter(({ op }) => op === 'signal')).toEqual([])
    for (const client of [teacher, stranger, mother]) client.close()
  })

  test('whoever sends nothing but nonsense is shown out', async () => {
    const client = await cast.pupil.listens()
    for (let i = 0; i < 10; i += 1) client.send('nonsense')
    expect(await client.closed()).toBe(1008)
  })

  test('a frame of a megabyte ends the connection, and a flood costs the others nothing', async () => {
    const client = await cast.pupil.listens()
    client.send(
      JSON.stringify({ op: 'call', id: 1, name: 'chats.sendMessage', input: { text: 'я'.repeat(1_000_000) } }),
    )
    expect(await client.closed()).toBe(1009)
    const flood = await cast.pupil.listens()
    for (let i = 0; i < 20_000; i += 1) flood.send('{"op":"watch","chat":null}')
    await sayAsTeacher('Во время потопа')
    flood.close()
  })

  test('a socket ends with its session', async () => {
    const token = await freshToken(cast.otherPupil)
    const client = await openSocket(server.origin, token)
    await client.hello()
    await world.as(token).does(accounts.signOut, {})
    expect(await client.closed()).toBe(4401)
  })

  test.each([
    ['nobody', {}, 401],
    ['a token of nobody’s', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ['a token that is none', { authorization: 'Bearer \u00ff\u00fe' }, 401],
    ['a cookie of a megaword', { cookie: `zvonok_session=${'x'.repeat(9000)}` }, 401],
  ])('is not opened for %s', async (_, headers, status) => {
    expect(await socketRefusal(headers as Record<string, string>)).toBe(status)
  })

  test('a thousand strangers at the door do not keep the school from talking', async () => {
    const strangers = Array.from({ length: 1000 }, () => socketRefusal({}))
    const said = await sayAsTeacher('Пока ломятся в дверь')
    expect(new Set(await Promise.all(strangers))).toEqual(new Set([401]))
    expect(await lastTexts()).toContain(said)
  })

  test('a thousand connections that say nothing do not either', async () => {
    const { port } = new URL(server.origin)
    const silent = Array.from({ length: 1000 }, () => connectTcp(Number(port), '127.0.0.1'))
    await Promise.all(silent.map((socket) => once(socket, 'connect')))
    const said = await sayAsTeacher('В тишине')
    expect(await lastTexts()).toContain(said)
    for (const socket of silent) socket.destroy()
  })
})

expectUnharmed()

async function sayInParents(): Promise<void> {
  const message = { id: randomUUID(), chatId: cast.chats.parents, text: 'Собрание в среду' }
  expect((await cast.guardian.does(chats.sendMessage, message)).status).toBe(200)
}
