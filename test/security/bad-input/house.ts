import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as chats from '#contract/chats'
import { openSession } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { type RunningServer, startServer } from '../../running-server.ts'
import { openRunningWorld, type RunningWorld } from '../../running-world.ts'
import { type Member, openSchool } from '../../school.ts'
import { type Cast, gatherCast } from '../cast.ts'

// The program itself, in a process of its own, with its own database: what breaks it here breaks it in a school.
export let server: RunningServer
export let world: RunningWorld
export let cast: Cast
let first: string

/** Called at the top of a test file: a house for it, open from its first test to its last. */
export function openHouse(): void {
  beforeAll(async () => {
    // Behind a proxy, so that every request may come from an address of its own and no limit refuses for another test.
    server = await startServer({ environment: { ZVONOK_PROXIES: '1' } })
    world = await openRunningWorld(server, { from: somewhere })
    cast = await gatherCast(world)
    first = await sayAsTeacher('До всего')
  }, 120_000)

  afterAll(async () => {
    await world?.close()
    await server?.stop()
  })
}

/** The last test of a file. `newcomers`: two who have come meanwhile, where the calls may have sent the others away. */
export function expectUnharmed({ newcomers = false } = {}): void {
  test('after all that: nothing is lost, nothing broke, and a message is heard', async () => {
    expect(server.alive()).toBe(true)
    const { teacher, boy, chatId } = newcomers
      ? await anotherSchool()
      : { teacher: cast.classTeacher, boy: cast.pupil, chatId: cast.chats.class }
    const listening = await boy.listens()
    await listening.hello()
    const said = await sayAs(teacher, chatId, 'После всего')
    await listening.until(({ op, view }) => op === 'event' && view?.text === said)
    listening.close()
    const { rows } = { rows: await world.db.selectFrom('messages').select('text').where('text', '=', first).execute() }
    expect(rows).toEqual([{ text: first }])
    expect(server.output().match(/"msg":"(a request failed|a call failed)".*/g) ?? []).toEqual([])
  })
}

export const somewhere = () => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` })

export function freshToken({ accountId }: Member): Promise<string> {
  const call = {
    actor: null,
    language: 'ru' as const,
    ip: '127.0.0.1',
    userAgent: 'Vitest',
    origin: server.origin,
    setSession: () => undefined,
  }
  return inTransaction(world.db, (tx) => openSession(tx, call, accountId, 'password')).then(({ result }) => result)
}

/** A school that has opened after all the others' troubles. */
async function anotherSchool() {
  const school = await openSchool(world, { name: 'Школа № 5' })
  const classId = await school.addClass('1А')
  const teacher = await school.teacher('Ирина Львовна Сомова', classId)
  const boy = await school.pupil('Лёва Сомов', classId)
  const { body } = await teacher.reads(chats.listChats, {})
  return { teacher, boy, chatId: body.chats.find(({ automatic }) => automatic === 'class')!.id }
}

/** The sender is a member whose session no attempt above has touched. */
export const sayAsTeacher = (text: string): Promise<string> => sayAs(cast.classTeacher, cast.chats.class, text)

async function sayAs(who: Member, chatId: string, text: string): Promise<string> {
  const unique = `${text} ${randomUUID()}`
  const started = Date.now()
  const sent = await who.does(chats.sendMessage, { id: randomUUID(), chatId, text: unique })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  expect(Date.now() - started, 'a message is not held up').toBeLessThan(5000)
  return unique
}

export async function lastTexts(): Promise<(string | null)[]> {
  const { body } = await cast.pupil.reads(chats.listMessages, { chatId: cast.chats.class })
  return body.messages.map(({ text }) => text)
}

export interface Reply {
  status: number
  text: string
}

/** A refusal is for a person: its kind, a sentence in Russian, and the number to ask about it by. */
export function isClear({ text }: Reply): boolean {
  try {
    const { error, reason, requestId } = JSON.parse(text)
    return typeof error === 'string' && /[а-яё]/i.test(reason) && typeof requestId === 'string'
  } catch {
    return false
  }
}

export async function send(
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | Buffer | undefined },
): Promise<Reply> {
  const { body, ...rest } = init
  // A Buffer has no content type of its own; a string would be given one.
  const bytes = typeof body === 'string' ? new Uint8Array(Buffer.from(body)) : body && new Uint8Array(body)
  const headers = { ...somewhere(), ...rest.headers }
  const response = await fetch(server.origin + path, { ...rest, headers, ...(bytes ? { body: bytes } : {}) })
  return { status: response.status, text: await response.text() }
}

export const get = (path: string, token?: string) =>
  send(path, { headers: token ? { authorization: `Bearer ${token}` } : {} })

export const post = (name: string, input: unknown, token?: string) =>
  send(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })

export async function socketRefusal(headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/live`, { headers })
  socket.on('error', () => undefined)
  const opened = once(socket, 'open').then(() => {
    socket.terminate()
    return 101
  })
  return Promise.race([opened, once(socket, 'unexpected-response').then(([, response]) => response.statusCode)])
}
