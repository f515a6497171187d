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

const GROUP_WITHIN = 5 * 60_000

/** Rows of unchanged messages in unchanged places are the same objects as before, so the screen need not draw them again. */
export function rowsOf(messages: ShownMessage[], me: string, newFrom: number | undefined, before: Row[] = []): Row[] {
  const known = new Map(before.map((row) => [row.message.id, row]))
  const days = messages.map(({ sentAt }) => dayOf(sentAt))
  const continues = (place: number): boolean => {
    const [one, next] = [messages[place - 1], messages[place]]
    return (
      one !== undefined &&
      next !== undefined &&
      one.author.id === next.author.id &&
      days[place - 1] === days[place] &&
      next.msgNo !== newFrom &&
      Date.parse(next.sentAt) - Date.parse(one.sentAt) <= GROUP_WITHIN
    )
  }
  return messages.map((message, place) => {
    const row: Row = {
      message,
      mine: message.author.id === me,
      above: continues(place),
      below: continues(place + 1),
      opensDay: days[place] !== days[place - 1],
      opensNew: message.msgNo === newFrom,
      opensChat: message.msgNo === 1,
    }
    const old = known.get(message.id)
    return old && isSame(old, row) ? old : row
  })
}

function isSame(one: Row, other: Row): boolean {
  return (Object.keys(one) as (keyof Row)[]).every((key) => one[key] === other[key])
}

/** A number per calendar day of this device. */
function dayOf(moment: string): number {
  const at = new Date(moment)
  return at.getFullYear() * 400 + at.getMonth() * 32 + at.getDate()
}
