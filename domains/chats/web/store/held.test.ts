import { describe, expect, it } from 'vitest'
import type { Chat, ChatEvent, Message } from '../../contract.ts'
import { PLAIN } from '../../live.ts'
import { type Held, heard, hold, type Page, shownOf, withAround, withNewer, withNewest, withOlder } from './held.ts'

const can = { post: true, moderate: false, addPeople: false, pin: false }
const chat = (lastMsgNo: number, seq = lastMsgNo): Chat => ({
  id: 'c',
  organizationId: 'o',
  kind: 'group',
  automatic: null,
  title: 'Поход',
  about: null,
  className: null,
  classId: null,
  follows: null,
  subject: null,
  open: false,
  lookedAt: null,
  peer: null,
  me: 'me',
  archived: false,
  closable: false,
  seq,
  lastMsgNo,
  readMsgNo: 0,
  mentioned: false,
  lastMessage: null,
  options: { notify: 'all', mutedUntil: null, archived: false, folder: null, pinned: false, unread: false },
  rules: { slowSeconds: 0, perMinute: 0, links: 'all', writers: 'all' },
  silencedUntil: null,
  can,
})
const message = (msgNo: number, text = `слово ${msgNo}`): Message => ({
  id: `m${msgNo}`,
  chatId: 'c',
  msgNo,
  author: { id: 'boris', name: 'Борис', verified: false, post: null, kinship: null },
  text,
  sentAt: new Date(msgNo * 1000).toISOString(),
  editedAt: null,
  removedBy: null,
  replyTo: null,
  mentions: [],
  reactions: [],
  ...PLAIN,
})
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => message(from + place))
const page = (from: number, to: number, seq: number, lastMsgNo = seq): Page => ({
  messages: range(from, to),
  seq,
  lastMsgNo,
  can,
})
const sent = (seq: number, msgNo: number): ChatEvent => ({
  seq,
  type: 'chats.messageSent',
  at: '',
  view: message(msgNo),
})
const edited = (seq: number, msgNo: number): ChatEvent => ({
  seq,
  type: 'chats.messageChanged',
  at: '',
  view: message(msgNo, 'иначе'),
})
const numbers = (held: Held) => shownOf(held).map(({ msgNo }) => msgNo)
const newest = (): Held => withNewest(hold(chat(100)), page(51, 100, 100))

describe('a page read before events that have been heard already', () => {
  it('gets them once more', () => {
    const ahead = heard(hold(chat(100)), [sent(101, 101), edited(102, 60)])
    const held = withNewest(ahead, page(51, 100, 100))
    expect(numbers(held).at(-1)).toBe(101)
    expect(held.messages.find(({ msgNo }) => msgNo === 60)?.text).toBe('иначе')
    expect(held.chat).toMatchObject({ seq: 102, lastMsgNo: 101 })
  })

  it('of the past, too', () => {
    const held = withOlder(heard(newest(), [edited(101, 20)]), page(1, 50, 100))
    expect(numbers(held)).toEqual(range(1, 100).map(({ msgNo }) => msgNo))
    expect(held.messages[19]?.text).toBe('иначе')
  })
})

describe('the past', () => {
  it('is shown apart and hears of changes, while news go on behind it', () => {
    const held = heard(withAround(newest(), page(10, 30, 100)), [sent(101, 101), edited(102, 20)])
    expect(numbers(held)).toEqual(range(10, 30).map(({ msgNo }) => msgNo))
    expect(shownOf(held)[10]?.text).toBe('иначе')
    expect(held.messages.at(-1)?.msgNo).toBe(101)
    expect(held.view).not.toBe(newest().view)
  })

  it('becomes one with the newest where they meet, and stays the same view', () => {
    const past = withAround(newest(), page(10, 30, 100))
    const held = withNewer(past, page(31, 60, 100))
    expect(held.old).toBeNull()
    expect(numbers(held)).toEqual(range(10, 100).map(({ msgNo }) => msgNo))
    expect(held.view).toBe(past.view)
  })

  it('that touches the newest at once is only more of the same', () => {
    const held = withAround(newest(), page(30, 55, 100))
    expect(held.old).toBeNull()
    expect(held.view).toBe(newest().view)
    expect(numbers(held)[0]).toBe(30)
  })
})
