import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chat, ChatEvent, Message } from './contract.ts'
import {
  applyChatEvent,
  applyRead,
  applyToChain,
  applyToOldMessages,
  type ChainState,
  type ChatState,
  type Pending,
  PLAIN,
  unreadCount,
  withPending,
} from './live.ts'

const ME = 'me'
const person = (id: string) => ({ id, name: id, verified: false, post: null, kinship: null })

const message = (msgNo: number, more: Partial<Message> = {}): Message => ({
  id: `m${msgNo}`,
  chatId: 'c',
  msgNo,
  author: person('boris'),
  text: `слово ${msgNo}`,
  sentAt: new Date(msgNo * 1000).toISOString(),
  editedAt: null,
  removedBy: null,
  replyTo: null,
  mentions: [],
  reactions: [],
  ...PLAIN,
  ...more,
})

const chat = (more: Partial<Chat> = {}): Chat => ({
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
  me: ME,
  archived: false,
  closable: false,
  seq: 0,
  lastMsgNo: 0,
  readMsgNo: 0,
  mentioned: false,
  lastMessage: null,
  options: { notify: 'all', mutedUntil: null, archived: false, folder: null, pinned: false, unread: false },
  rules: { slowSeconds: 0, perMinute: 0, links: 'all', writers: 'all' },
  silencedUntil: null,
  can: { post: true, moderate: false, addPeople: false, pin: false },
  ...more,
})

const empty: ChatState = { chat: chat(), messages: [] }
const at = '2026-11-20T10:00:00.000Z'
const sent = (seq: number, view: Message): ChatEvent => ({ seq, type: 'chats.messageSent', at, view })
const changed = (seq: number, view: Message): ChatEvent => ({ seq, type: 'chats.messageChanged', at, view })
const fold = (state: ChatState, ...events: ChatEvent[]) => events.reduce(applyChatEvent, state)
const mentionMe = [{ id: ME, name: 'Анна' }]

describe('a message', () => {
  it('is added, becomes the last one and waits to be read', () => {
    const after = fold(empty, sent(1, message(1)), sent(2, message(2)))
    expect(after.messages.map(({ msgNo }) => msgNo)).toEqual([1, 2])
    expect(after.chat).toMatchObject({
      seq: 2,
      lastMsgNo: 2,
      lastMessage: { msgNo: 2, text: 'слово 2', authorId: 'boris' },
    })
    expect(unreadCount(after)).toBe(2)
  })

  it('is told of but not added where the newest are not loaded', () => {
    const far: ChatState = { chat: chat({ seq: 80, lastMsgNo: 70, readMsgNo: 70 }), messages: [] }
    const after = fold(far, sent(81, message(71)))
    expect(after.messages).toEqual([])
    expect(unreadCount(after)).toBe(1)
  })

  it('of my own is no news to me', () => {
    expect(unreadCount(fold(empty, sent(1, message(1)), sent(2, message(2, { author: person(ME) }))))).toBe(1)
  })

  it('that names me is marked until it is read', () => {
    const named = fold(empty, sent(1, message(1, { mentions: mentionMe })), sent(2, message(2)))
    expect(named.chat.mentioned).toBe(true)
    expect(applyRead(named, 1).chat).toMatchObject({ mentioned: false, readMsgNo: 1 })
  })
})

describe('a removal', () => {
  const gone = message(1, { text: null, removedBy: 'author' })

  it('empties the message, its quotes and the last words', () => {
    const answer = message(2, { replyTo: { id: 'm1', msgNo: 1, authorName: 'boris', text: 'слово 1' } })
    const after = fold(empty, sent(1, message(1)), sent(2, answer), changed(3, gone))
    expect(after.messages[0]).toEqual(gone)
    expect(after.messages[1]?.replyTo?.text).toBeNull()
    expect(after.chat.lastMessage?.msgNo).toBe(2)
    expect(fold(empty, sent(1, message(1)), changed(2, gone)).chat.lastMessage?.text).toBeNull()
  })

  it('takes the mention of me with it, unless another one stays', () => {
    const one = fold(empty, sent(1, message(1, { mentions: mentionMe })))
    expect(fold(one, changed(2, gone)).chat.mentioned).toBe(false)
    const two = fold(one, sent(2, message(2, { mentions: mentionMe })))
    expect(fold(two, changed(3, gone)).chat.mentioned).toBe(true)
  })
})

describe('an answer', () => {
  const answer = (msgNo: number, no: number) => message(msgNo, { chain: { id: 'm1', no } })

  it('counts one more under what its chain began with, once', () => {
    const events = [sent(1, message(1)), sent(2, answer(2, 1)), sent(3, answer(3, 2))]
    expect(fold(empty, ...events, ...events).messages[0]?.replies).toBe(2)
    expect(applyToOldMessages([message(1, { replies: 2 })], sent(3, answer(3, 2)))[0]?.replies).toBe(2)
  })

  it('stays counted when an older view of the message arrives later', () => {
    const after = fold(empty, sent(1, message(1)), sent(2, answer(2, 1)), changed(3, message(1, { text: 'иначе' })))
    expect(after.messages[0]).toMatchObject({ text: 'иначе', replies: 1 })
  })

  it('joins the chain beside the chat; what answers something else does not', () => {
    const chain: ChainState = { root: message(1), messages: [], seq: 1 }
    const events = [sent(2, answer(2, 1)), sent(3, message(3)), sent(4, answer(4, 2))]
    const after = [...events, ...events].reduce(applyToChain, chain)
    expect(after.messages.map(({ msgNo }) => msgNo)).toEqual([2, 4])
    expect(after.root.replies).toBe(2)
  })
})

it('reactions take the place of those before', () => {
  const reactions = [{ word: 'thanks' as const, by: ['boris', ME] }]
  const after = fold(empty, sent(1, message(1)), {
    seq: 2,
    type: 'chats.reactionsChanged',
    at,
    view: { messageId: 'm1', reactions },
  })
  expect(after.messages[0]?.reactions).toEqual(reactions)
})

it('quotes are the first 120 signs, as the server counts them', () => {
  const long = '😀'.repeat(200)
  expect(fold(empty, sent(1, message(1, { text: long }))).chat.lastMessage?.text).toBe('😀'.repeat(120))
})

it('reading never goes back and never past the end', () => {
  const state = fold(empty, sent(1, message(1)), sent(2, message(2)))
  expect(applyRead(applyRead(state, 2), 1).chat.readMsgNo).toBe(2)
  expect(applyRead(state, 99).chat.readMsgNo).toBe(2)
})

it('events heard twice, or already on the page that was read, change nothing', () => {
  const kinds = fc.array(fc.record({ kind: fc.constantFrom('sent', 'edit', 'remove', 'react'), of: fc.nat(20) }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(kinds, fc.nat(30), (steps, from) => {
      const events = happen(steps)
      const after = fold(empty, ...events)
      expect(fold(after, ...events)).toEqual(after)
      // A page of the end with the position of a moment before: everything since comes once more.
      const earlier = { messages: after.messages, chat: { ...after.chat, seq: Math.min(from, after.chat.seq) } }
      expect(fold(earlier, ...events).messages).toEqual(after.messages)
    }),
  )
})

function happen(steps: { kind: string; of: number }[]): ChatEvent[] {
  const now: Message[] = []
  const events: ChatEvent[] = []
  for (const { kind, of } of steps) {
    const seq = events.length + 1
    const old = now[of % Math.max(1, now.length)]
    if (kind === 'sent' || !old) {
      const reply = old && { id: old.id, msgNo: old.msgNo, authorName: 'boris', text: old.text }
      const root = old && (now.find(({ id }) => id === old.chain?.id) ?? old)
      const chain = root && { id: root.id, no: root.replies + 1 }
      now.push(message(now.length + 1, { replyTo: reply ?? null, chain: chain ?? null }))
      if (root) now[now.indexOf(root)] = { ...root, replies: chain!.no }
      events.push(sent(seq, now.at(-1)!))
      continue
    }
    const next: Message =
      kind === 'edit'
        ? { ...old, text: `правка ${seq}` }
        : kind === 'remove'
          ? { ...old, text: null, removedBy: 'author', reactions: [] }
          : { ...old, reactions: [{ word: 'agree', by: [`p${seq}`] }] }
    now[now.indexOf(old)] = next
    if (kind === 'react') {
      events.push({ seq, type: 'chats.reactionsChanged', at, view: { messageId: old.id, reactions: next.reactions } })
    } else events.push(changed(seq, next))
  }
  // Views are of the moment of delivery: all of them know what has become of the message since.
  return events.map((event) => {
    if (event.type !== 'chats.messageSent' && event.type !== 'chats.messageChanged') return event
    const last = now.find(({ id }) => id === event.view.id)!
    const quoted = last.replyTo && now.find(({ id }) => id === last.replyTo?.id)
    const view = { ...last, replyTo: last.replyTo && { ...last.replyTo, text: quoted?.text ?? null } }
    return { ...event, view } as ChatEvent
  })
}

describe('what I have just done', () => {
  const messages = [message(1), message(2, { author: person(ME) })]
  const now = Date.parse(at)
  const shown = (...pending: Pending[]) => withPending(messages, pending, chat({ lastMsgNo: 2 }), 'Анна')

  it('a message stands at the end with a clock, and once only', () => {
    const pending: Pending = { id: 'm3', at: now, kind: 'send', text: 'иду', replyTo: 'm1' }
    expect(shown(pending)).toMatchObject([
      { id: 'm1' },
      { id: 'm2' },
      { id: 'm3', msgNo: 3, text: 'иду', waiting: true, replyTo: { text: 'слово 1' } },
    ])
    expect(withPending([...messages, message(3)], [pending], chat(), 'Анна').length).toBe(3)
    expect(shown({ ...pending, sent: message(3) })[2]).not.toHaveProperty('waiting')
    expect(shown({ ...pending, failed: 'Чат в архиве' })[2]).toMatchObject({ failed: 'Чат в архиве' })
  })

  it('an edit, a removal and a press are seen at once; a refused one is not', () => {
    expect(shown({ id: 'x', at: now, kind: 'edit', messageId: 'm2', text: 'иначе' })[1]).toMatchObject({
      text: 'иначе',
    })
    expect(shown({ id: 'x', at: now, kind: 'remove', messageId: 'm2' })[1]).toMatchObject({ text: null })
    const press = { id: 'x', at: now, kind: 'react', messageId: 'm1', word: 'thanks', on: true } as const
    expect(shown(press)[0]?.reactions).toEqual([{ word: 'thanks', by: [ME] }])
    expect(shown(press, { ...press, on: false })[0]?.reactions).toEqual([])
    expect(shown({ ...press, failed: 'нельзя' })[0]?.reactions).toEqual([])
  })
})
