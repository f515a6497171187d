import { dayAndMonth, schoolDay, schoolYearStart, weekday } from './calendar.ts'
import { type Chance, chance } from './random.ts'
import type { Line } from './talk/screenplay.ts'
import type { ChatKey, Message, Person, PersonKey, Reaction } from './types.ts'

const OFFSET = '+05:00'

/** A message before all chats are brought into one order: `replyTo` counts within its own conversation. */
export type Conversation = Message[]

/** Speakers given by label win over names: templates say «T», «A», «B». */
export type Roles = Partial<Record<string, Person>>

/** Turns written lines into messages of one chat, its speakers found among the joined writers. */
export function stage(today: string, chat: ChatKey, lines: Line[], present: Person[], roles: Roles = {}): Conversation {
  const luck = chance(`${JSON.stringify(chat)} ${lines[0]?.text}`)
  let clock = 0
  let before: PersonKey | undefined
  return lines.map((line, index) => {
    const author = roles[line.speaker] ?? findSpeaker(line.speaker, present)
    if (line.time) clock = secondsOf(line.time) + luck.whole(0, 59)
    else clock += line.gap ? line.gap * 60 + luck.whole(0, 40) : pause(luck, before === author.key)
    before = author.key
    const reactions = reactionsTo(line, author, present, luck)
    return {
      chat,
      author: author.key,
      at: `${schoolDay(today, line.day)}T${clockFace(clock)}${OFFSET}`,
      text: fillIn(line, today, author, chat, roles),
      ...(line.back ? { replyTo: index - line.back } : {}),
      ...(reactions.length > 0 ? { reactions } : {}),
      ...(line.edited ? { edited: true } : {}),
    }
  })
}

function findSpeaker(label: string, present: Person[]): Person {
  const ways: ((person: Person) => string)[] = [
    (person) => `${person.given} ${person.surname}`,
    (person) => person.surname,
    (person) => person.given,
  ]
  for (const way of ways) {
    const found = present.filter((person) => way(person) === label)
    if (found.length === 1) return found[0]!
    if (found.length > 1) throw new Error(`${label}: more than one such speaker`)
  }
  throw new Error(`${label}: no such joined speaker here`)
}

const pause = (luck: Chance, same: boolean) => (same ? luck.whole(12, 55) : luck.whole(40, 230))

function secondsOf(time: string) {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 3600 + minutes! * 60
}

function clockFace(seconds: number) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':')
}

function reactionsTo(line: Line, author: Person, present: Person[], luck: Chance): Reaction[] {
  const others = luck.shuffled(present.filter((person) => person.key !== author.key))
  return line.reactions
    .map(({ word, count }) => ({ word, by: others.splice(0, count).map((person) => person.key) }))
    .filter((reaction) => reaction.by.length > 0)
}

/**
 * `{3:в}` «в среду», `{3:день}` «25 ноября», school days from today (`{+3:в}`: from the day of the line); `{а}` the
 * ending of the speaker's past tense, `{класс}` the chat's class, `{B}` a player's name. A sentence begins with a capital.
 */
function fillIn(line: Line, today: string, author: Person, chat: ChatKey, roles: Roles): string {
  const words = (slot: string) => {
    if (slot === 'а') return author.sex === 'f' ? 'а' : ''
    if (slot === 'класс' && 'class' in chat) return chat.class
    const role = roles[slot]
    if (role) return `${role.given} ${role.surname}`
    const [, plus, count, form] = /^(\+?)(-?\d+):(\S+)$/.exec(slot) ?? []
    if (!form) throw new Error(`unknown slot: ${slot}`)
    const date = schoolDay(today, Number(count) + (plus ? line.day : 0))
    return form === 'день' ? dayAndMonth(date) : weekday(date, form)
  }
  return line.text.replace(/(^|[.!?]\s|)\{([^}]+)\}/g, (_, start: string, slot: string, place: number) => {
    const said = words(slot)
    const opens = start !== '' || place === 0
    if (!opens || author.class) return `${start}${said}`
    return `${start}${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
  })
}

export function schoolYearName(today: string): string {
  const start = schoolYearStart(today)
  return `${start}/${String(start + 1).slice(2)}`
}
