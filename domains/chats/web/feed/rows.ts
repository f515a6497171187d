import type { ShownMessage } from '../../live.ts'

/** One message on the screen with its place among its neighbours. */
export interface Row {
  message: ShownMessage
  mine: boolean
  /** The same author goes on: within five minutes, on the same day, without a line between. */
  above: boolean
  below: boolean
  /** The first message of its day. */
  opensDay: boolean
  /** Unread ones begin here. */
  opensNew: boolean
  /** The very first message of the chat. */
  opensChat: boolean
}

/** In the chat, and so with a number: not on its way, refused or waiting for its hour. */
export const isStored = (message: ShownMessage): boolean =>
  !message.waiting && message.failed === undefined && message.heldFor === null

/** May be chosen together with others: words and files, not what another domain has put here. */
export const isPickable = (message: ShownMessage): boolean =>
  isStored(message) && !message.removedBy && !message.attachment

/** My own and in the chat: its tick tells who has read it, where that may be asked. */
export const isAskable = (message: ShownMessage, me: string): boolean =>
  message.author.id === me && !message.removedBy && isStored(message)

const GROUP_WITHIN = 5 * 60_000

interface Moment {
  at: number
  day: number
}

// A message object never changes, so neither does when it was; ten thousand dates are not read at every drawing.
const moments = new WeakMap<ShownMessage, Moment>()
const drawn = new WeakMap<ShownMessage, Row>()

interface Drawing {
  messages: ShownMessage[]
  me: string
  newFrom: number | undefined
  rows: Row[]
}

const nothing: Drawing = { messages: [], me: '', newFrom: undefined, rows: [] }
let last = nothing

/** Rows of unchanged messages in unchanged places are the same objects as before, so the screen need not draw them again. */
export function rowsOf(messages: ShownMessage[], me: string, newFrom: number | undefined): Row[] {
  const before = last.me === me && last.newFrom === newFrom ? last : nothing
  const rows = drawRows(messages, me, newFrom, before)
  last = { messages, me, newFrom, rows }
  return rows
}

function drawRows(messages: ShownMessage[], me: string, newFrom: number | undefined, before: Drawing): Row[] {
  const rows: Row[] = new Array(messages.length)
  // A page that comes in above moves all the others down.
  const moved = messages[0] === before.messages[0] ? 0 : messages.length - before.messages.length
  const stays = (place: number) => messages[place] === before.messages[place - moved]
  let above = false
  for (let place = 0; place < messages.length; place++) {
    const message = messages[place]!
    const old = before.rows[place - moved]
    if (old && stays(place) && stays(place - 1) && stays(place + 1)) {
      rows[place] = old
      above = old.below
      continue
    }
    const next = messages[place + 1]
    const below = next !== undefined && next.msgNo !== newFrom && continues(message, next)
    const previous = messages[place - 1]
    const row: Row = {
      message,
      mine: message.author.id === me,
      above,
      below,
      opensDay: previous === undefined || momentOf(previous).day !== momentOf(message).day,
      opensNew: message.msgNo === newFrom,
      opensChat: message.msgNo === 1,
    }
    rows[place] = same(row)
    above = below
  }
  return rows
}

function same(row: Row): Row {
  const old = drawn.get(row.message)
  if (old && isSame(old, row)) return old
  drawn.set(row.message, row)
  return row
}

const isSame = (one: Row, other: Row): boolean =>
  one.mine === other.mine &&
  one.above === other.above &&
  one.below === other.below &&
  one.opensDay === other.opensDay &&
  one.opensNew === other.opensNew

function continues(one: ShownMessage, next: ShownMessage): boolean {
  if (one.author.id !== next.author.id) return false
  // A poll or an announcement says by itself whose it is.
  if (one.attachment || next.attachment) return false
  const [before, after] = [momentOf(one), momentOf(next)]
  return before.day === after.day && after.at - before.at <= GROUP_WITHIN
}

function momentOf(message: ShownMessage): Moment {
  const known = moments.get(message)
  if (known) return known
  const date = new Date(message.sentAt)
  // A number per calendar day of this device.
  const day = date.getFullYear() * 400 + date.getMonth() * 32 + date.getDate()
  const moment = { at: date.getTime(), day }
  moments.set(message, moment)
  return moment
}
