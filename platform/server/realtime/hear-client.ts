import type { RawData } from 'ws'
import type { CallFrame } from './calls.ts'
import type { Connection } from './connection.ts'
import { tellOne } from './outbox.ts'
import type { Cursors } from './resume.ts'

const FAULTS_FORGIVEN = 5
// A person makes a few frames a second; a screen that opens makes some dozens at once.
const FRAMES_PER_SECOND = 100
const FRAMES_AT_ONCE = 1000

export interface Replies {
  hello(connection: Connection, cursors: Cursors): void
  call(connection: Connection, frame: CallFrame): void
  watch(connection: Connection, chatId: string | null): void
  signal(connection: Connection, chatId: string, kind: string): void
}

interface Frame {
  op?: unknown
  id?: unknown
  name?: unknown
  input?: unknown
  cursors?: unknown
  language?: unknown
  chat?: unknown
  kind?: unknown
}

/** Understands one frame of a client; what it cannot understand is refused, and who goes on like that is closed. */
export function hearClient(replies: Replies) {
  return function hear(connection: Connection, data: RawData, isBinary: boolean): void {
    connection.heardFrom = true
    if (!mayGoOn(connection)) {
      fault(connection, 'Слишком много сообщений сразу', 'Too many frames')
    } else {
      const frame = isBinary ? undefined : read(data)
      if (!frame || !understood(connection, frame))
        fault(connection, 'Кадр не разобрать', 'The frame cannot be understood')
    }
  }

  function understood(connection: Connection, { op, id, name, input, cursors, language, chat, kind }: Frame): boolean {
    switch (op) {
      case 'hello':
        if (!areCursors(cursors ?? {})) return false
        if (language === 'ru' || language === 'en') connection.language = language
        replies.hello(connection, (cursors ?? {}) as Cursors)
        return true
      case 'call':
        if ((typeof id !== 'number' && typeof id !== 'string') || typeof name !== 'string') return false
        replies.call(connection, { id, name, input })
        return true
      case 'watch':
        if (chat !== null && typeof chat !== 'string') return false
        replies.watch(connection, chat)
        return true
      case 'signal':
        if (typeof chat !== 'string' || typeof kind !== 'string') return false
        replies.signal(connection, chat, kind)
        return true
      default:
        return false
    }
  }
}

function read(data: RawData): Frame | undefined {
  try {
    const frame = JSON.parse(data.toString())
    return typeof frame === 'object' && frame !== null ? frame : undefined
  } catch {
    return undefined
  }
}

const areCursors = (value: unknown): value is Cursors =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((seq) => Number.isSafeInteger(seq) && seq >= 0)

function mayGoOn(connection: Connection): boolean {
  const now = Date.now()
  const earned = ((now - connection.countedAt) / 1000) * FRAMES_PER_SECOND
  connection.allowance = Math.min(FRAMES_AT_ONCE, connection.allowance + earned)
  connection.countedAt = now
  if (connection.allowance < 1) return false
  connection.allowance -= 1
  return true
}

function fault(connection: Connection, ru: string, en: string): void {
  connection.faults += 1
  tellOne(connection, { op: 'refused', id: null, error: 'invalid', reason: connection.language === 'ru' ? ru : en })
  if (connection.faults > FAULTS_FORGIVEN) connection.close(1008, 'too many invalid frames')
}
