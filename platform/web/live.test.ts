import { once } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type WebSocket as Socket, WebSocketServer } from 'ws'
import { Live, type LiveEvent } from './live.ts'

let server: WebSocketServer
let sockets: Socket[]
let said: Record<string, unknown>[]
let live: Live

beforeEach(async () => {
  sockets = []
  said = []
  server = new WebSocketServer({ port: 0 })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (text) => said.push(JSON.parse(String(text))))
  })
  live = new Live(() => `ws://127.0.0.1:${(server.address() as { port: number }).port}`)
})
afterEach(() => {
  live.stop()
  for (const socket of sockets) socket.terminate()
  server.close()
})

const tell = (frame: object) => sockets.at(-1)!.send(JSON.stringify(frame))
const hellos = () => said.filter(({ op }) => op === 'hello')
const event = (seq: number): LiveEvent => ({ seq, type: 'chats.messageSent', at: '', view: { seq } })

async function connected(heads: Record<string, number> = {}): Promise<void> {
  live.start()
  await expect.poll(() => hellos().length).toBe(1)
  tell({ op: 'ready', heads })
  await expect.poll(() => live.state).toBe('live')
}

function hearing(): { heard: number[]; resets: string[]; gone: string[] } {
  const out = { heard: [] as number[], resets: [] as string[], gone: [] as string[] }
  live.listen('chat', {
    events: (_id, events) => out.heard.push(...events.map(({ seq }) => seq)),
    reset: (id) => out.resets.push(id),
    gone: (id) => out.gone.push(id),
  })
  return out
}

it('greets with the positions it holds, and is live when all is told', async () => {
  const { heard } = hearing()
  live.follow('chat', 'a', 41)
  live.start()
  await expect.poll(() => hellos()).toEqual([{ op: 'hello', cursors: { 'chat:a': 41 }, language: 'ru' }])
  expect(live.state).toBe('connecting')
  tell({ op: 'events', topic: 'chat:a', events: [event(42), event(43)] })
  tell({ op: 'ready', heads: { 'chat:a': 43 } })
  await expect.poll(() => live.state).toBe('live')
  expect(heard).toEqual([42, 43])
})

it('asks for the range when an event leaves a gap, once', async () => {
  const { heard } = hearing()
  live.follow('chat', 'a', 1)
  await connected({ 'chat:a': 1 })
  tell({ op: 'event', topic: 'chat:a', ...event(3) })
  tell({ op: 'event', topic: 'chat:a', ...event(4) })
  await expect.poll(() => hellos().length).toBe(2)
  tell({ op: 'events', topic: 'chat:a', events: [2, 3, 4].map(event) })
  tell({ op: 'ready', heads: { 'chat:a': 4 } })
  await expect.poll(() => heard).toEqual([2, 3, 4])
  expect(hellos().length).toBe(2)
})

it('asks once more for what was followed while it was greeting: a view kept on the device comes a moment late', async () => {
  const { heard } = hearing()
  live.start()
  await expect.poll(() => hellos()).toMatchObject([{ cursors: {} }])
  live.follow('chat', 'a', 41)
  tell({ op: 'ready', heads: { 'chat:a': 42 } })
  await expect.poll(() => hellos()[1]).toMatchObject({ cursors: { 'chat:a': 41 } })
  tell({ op: 'events', topic: 'chat:a', events: [event(42)] })
  tell({ op: 'ready', heads: { 'chat:a': 42 } })
  await expect.poll(() => heard).toEqual([42])
  expect(hellos().length).toBe(2)
})

it('does not ask for ever when nothing is brought', async () => {
  live.follow('chat', 'a', 41)
  await connected({ 'chat:a': 50 })
  tell({ op: 'ready', heads: { 'chat:a': 50 } })
  await new Promise((wake) => setTimeout(wake, 60))
  expect(hellos().length).toBe(1)
})

it('comes back by itself and tells what it has heard', async () => {
  live.follow('chat', 'a', 1)
  await connected({ 'chat:a': 1 })
  tell({ op: 'event', topic: 'chat:a', ...event(2) })
  await expect.poll(() => live.state).toBe('live')
  sockets[0]!.close(1012)
  await expect.poll(() => live.state).toBe('connecting')
  await expect.poll(() => hellos().length).toBe(2)
  expect(hellos()[1]).toMatchObject({ cursors: { 'chat:a': 2 } })
})

it('does not come back when the session has ended', async () => {
  await connected()
  sockets[0]!.close(4401)
  await expect.poll(() => live.state).toBe('off')
  await new Promise((wake) => setTimeout(wake, 700))
  expect(sockets.length).toBe(1)
})

it('tells the owner of what it must read afresh and of what is no longer its own', async () => {
  const { heard, resets, gone } = hearing()
  live.follow('chat', 'a', 1)
  live.follow('chat', 'b', 1)
  await connected()
  tell({ op: 'reset', topic: 'chat:a' })
  tell({ op: 'event', topic: 'chat:a', ...event(900) })
  tell({ op: 'gone', topic: 'chat:b' })
  await expect.poll(() => gone).toEqual(['b'])
  expect(resets).toEqual(['a'])
  expect(heard).toEqual([])
  live.follow('chat', 'a', 899)
  await expect.poll(() => hellos().at(-1)).toMatchObject({ cursors: { 'chat:a': 899 } })
})

it('calls over the connection, and fails as offline when it breaks', async () => {
  await connected()
  const answered = live.call('chats.sendMessage', { text: 'Добрый день' })
  await expect.poll(() => said.at(-1)).toMatchObject({ op: 'call', name: 'chats.sendMessage' })
  tell({ op: 'result', id: said.at(-1)!.id, output: { msgNo: 1 } })
  expect(await answered).toEqual({ msgNo: 1 })

  const refused = live.call('chats.sendMessage', {})
  await expect.poll(() => said.filter(({ op }) => op === 'call').length).toBe(2)
  tell({ op: 'refused', id: said.at(-1)!.id, error: 'forbidden', reason: 'Нельзя' })
  await expect(refused).rejects.toMatchObject({ code: 'forbidden', reason: 'Нельзя' })

  const lost = live.call('chats.sendMessage', {})
  sockets[0]!.terminate()
  await expect(lost).rejects.toMatchObject({ code: 'offline' })
})

it('fails as offline at once where there is no connection, and does not wait for an answer', async () => {
  const said = () => live.call('calls.watch', {})
  await expect(said(), 'not begun').rejects.toMatchObject({ code: 'offline' })
  await connected()
  server.close()
  sockets[0]!.terminate()
  await expect.poll(() => live.state).toBe('connecting')
  await expect(said(), 'away').rejects.toMatchObject({ code: 'offline' })
}, 10_000)

it('a socket that closes loses words: one is told so, and another socket is begun', async () => {
  await connected()
  const closing = vi.spyOn(WebSocket.prototype, 'readyState', 'get').mockReturnValue(WebSocket.CLOSING)
  const lost = live.call('calls.watch', {})
  closing.mockRestore()
  await expect(lost).rejects.toMatchObject({ code: 'offline' })
  expect(live.state).toBe('connecting')
  await expect.poll(() => sockets).toHaveLength(2)
}, 12_000)

it('watches again after coming back', async () => {
  live.watch('a')
  await connected()
  expect(said.filter(({ op }) => op === 'watch')).toEqual([{ op: 'watch', chat: 'a' }])
})
