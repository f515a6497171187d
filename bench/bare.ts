// A bare broadcaster: no sessions, no policies, no storage. One frame per event, writes coalesced per loop turn:
// what any server on this runtime can at best do. Speaks just enough of /live for the load generator.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { textFrame } from '../platform/server/realtime/frame.ts'
import type { School } from './seed.ts'

const [port, file] = process.argv.slice(2)
const school: School = JSON.parse(readFileSync(file!, 'utf8'))
const accountOf = new Map(school.people.map(({ token, accountId }) => [token, accountId]))
const membersOf = new Map(school.chats.map(({ id, members }) => [id, members]))
const socketOf = new Map<string, Socket>()
const seqOf = new Map<string, number>()
const outboxes = new Map<Socket, Buffer[]>()

const http = createServer((_request, response) => response.end('ok'))
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })

http.on('upgrade', (request, socket: Socket, head) => {
  const accountId = accountOf.get(request.headers.authorization?.slice('Bearer '.length) ?? '')!
  sockets.handleUpgrade(request, socket, head, (connection) => {
    socketOf.set(accountId, socket)
    connection.on('message', (data) => answer(socket, JSON.parse(data.toString())))
  })
})
http.listen({ port: Number(port), host: '127.0.0.1', backlog: 8192 })

function answer(
  socket: Socket,
  { op, id, input }: { op: string; id: number; input: { id: string; chatId: string; text: string } },
): void {
  if (op === 'hello') {
    const heads = Object.fromEntries([...seqOf].map(([chatId, seq]) => [`chat:${chatId}`, seq]))
    post(socket, textFrame(JSON.stringify({ op: 'ready', heads })))
    return
  }
  const { chatId } = input
  const seq = (seqOf.get(chatId) ?? 0) + 1
  seqOf.set(chatId, seq)
  const at = new Date().toISOString()
  const view = {
    id: input.id,
    chatId,
    msgNo: seq,
    author: { id: chatId, name: 'Ученик' },
    text: input.text,
    sentAt: at,
  }
  const told = JSON.stringify(view)
  const frame = textFrame(
    `{"op":"event","topic":"chat:${chatId}","seq":${seq},"type":"chats.messageSent","at":"${at}","view":${told}}`,
  )
  for (const member of membersOf.get(chatId)!) {
    const to = socketOf.get(member)
    if (to) post(to, frame)
  }
  post(socket, textFrame(`{"op":"result","id":${id},"output":${told}}`))
}

function post(socket: Socket, frame: Buffer): void {
  const outbox = outboxes.get(socket)
  if (outbox) outbox.push(frame)
  else if (outboxes.set(socket, [frame]).size === 1) setImmediate(flush)
}

function flush(): void {
  for (const [socket, frames] of outboxes) {
    socket.cork()
    for (const frame of frames) socket.write(frame)
    socket.uncork()
  }
  outboxes.clear()
}
