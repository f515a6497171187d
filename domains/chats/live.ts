import type { Chat, ChatEvent, Message, ReactionWord } from './contract.ts'

/** What a client holds of a chat: the chat, and its newest messages without a hole up to the last one (or none at all). */
export interface ChatState {
  chat: Chat
  messages: Message[]
}

const QUOTED = 120

/** What most messages have nothing of. */
export const PLAIN = {
  files: [] as Message['files'],
  attachment: null,
  forwardedFrom: null,
  pinned: false,
  chain: null,
  replies: 0,
  heldFor: null,
  heldUntil: null,
}

/**
 * Folds an event into what a client shows. Pure, so a test can hold it against a fresh read. Safe to repeat: a page
 * read a moment ago may already show what the event tells.
 */
export function applyChatEvent(state: ChatState, event: ChatEvent): ChatState {
  if (event.seq <= state.chat.seq) return state
  const next = { ...state, chat: { ...state.chat, seq: event.seq } }
  switch (event.type) {
    case 'chats.messageSent':
      return sent(next, event.view)
    case 'chats.messageChanged':
      return changed(next, event.view)
    case 'chats.reactionsChanged':
      return { ...next, messages: react(next.messages, event.view.messageId, event.view.reactions) }
    case 'chats.pinsChanged':
      return { ...next, messages: pin(next.messages, event.view) }
    // Who sits here is read when it is looked at; titles and rights are read anew.
    case 'chats.seatsTaken':
    case 'chats.seatsLeft':
    case 'chats.chatChanged':
      return next
    case 'chats.lookedInto':
      return { ...next, chat: { ...next.chat, lookedAt: event.view.at } }
    // A poll, an announcement: another domain's to show; the position moves.
    default:
      return next
  }
}

/** The same for messages that stand apart from the newest ones: an old page, opened by a quote or a date. */
export function applyToOldMessages(messages: Message[], event: ChatEvent): Message[] {
  if (event.type === 'chats.messageSent') return answered(messages, event.view)
  if (event.type === 'chats.messageChanged') return change(messages, event.view)
  if (event.type === 'chats.reactionsChanged') return react(messages, event.view.messageId, event.view.reactions)
  if (event.type === 'chats.pinsChanged') return pin(messages, event.view)
  return messages
}

/** A message and the answers to it, as the panel beside the chat holds them: a part without a hole up to the last one. */
export interface ChainState {
  root: Message
  messages: Message[]
  seq: number
}

/** Folds an event of the chat into one of its chains; answers that come twice stand there once. */
export function applyToChain(chain: ChainState, event: ChatEvent): ChainState {
  if (event.seq <= chain.seq) return chain
  const [root, ...messages] = applyToOldMessages([chain.root, ...chain.messages], event) as [Message, ...Message[]]
  const fresh =
    event.type === 'chats.messageSent' &&
    event.view.chain?.id === root.id &&
    event.view.msgNo > (messages.at(-1)?.msgNo ?? 0)
  return { root, messages: fresh ? [...messages, event.view] : messages, seq: event.seq }
}

/** Another device of mine has read up to here. */
export function applyRead({ chat, messages }: ChatState, msgNo: number): ChatState {
  if (msgNo <= chat.readMsgNo) return { chat, messages }
  const readMsgNo = Math.min(msgNo, chat.lastMsgNo)
  return { messages, chat: { ...chat, readMsgNo, mentioned: stillMentioned({ ...chat, readMsgNo }, messages) } }
}

/** The number of messages of others that wait for me. One's own are no news, wherever they were written. */
export function unreadCount({ chat, messages }: ChatState): number {
  if (chat.readMsgNo >= chat.lastMsgNo) return 0
  let own = 0
  for (let place = messages.length - 1; place >= 0; place--) {
    const { msgNo, author } = messages[place]!
    if (msgNo <= chat.readMsgNo) break
    if (author.id === chat.me) own += 1
  }
  return Math.max(0, chat.lastMsgNo - chat.readMsgNo - own)
}

function sent({ chat, messages }: ChatState, message: Message): ChatState {
  if (message.msgNo <= chat.lastMsgNo) return { chat, messages: answered(messages, message) }
  // Messages that do not reach the end (none are loaded) stay as they are.
  const reachesEnd = (messages.at(-1)?.msgNo ?? 0) === chat.lastMsgNo
  return {
    chat: {
      ...chat,
      lastMsgNo: message.msgNo,
      lastMessage: lastMessageOf(message),
      mentioned: chat.mentioned || message.mentions.some(({ id }) => id === chat.me),
    },
    messages: answered(reachesEnd ? [...messages, message] : messages, message),
  }
}

function changed({ chat, messages }: ChatState, message: Message): ChatState {
  const after = change(messages, message)
  const isLast = chat.lastMessage?.msgNo === message.msgNo
  return {
    chat: {
      ...chat,
      lastMessage: isLast ? lastMessageOf(message) : chat.lastMessage,
      mentioned: chat.mentioned && (message.removedBy === null || stillMentioned(chat, after)),
    },
    messages: after,
  }
}

/** What it answers counts one more. The answer bears its number, so hearing it twice counts it once. */
function answered(messages: Message[], { chain }: Message): Message[] {
  if (!chain || !messages.some(({ id, replies }) => id === chain.id && replies < chain.no)) return messages
  return messages.map((one) => (one.id === chain.id ? { ...one, replies: chain.no } : one))
}

/** Those who answered it quote the new words, too. Answers never become fewer, whenever the view was read. */
function change(messages: Message[], message: Message): Message[] {
  return messages.map((one) => {
    if (one.id === message.id) return { ...message, replies: Math.max(one.replies, message.replies) }
    if (one.replyTo?.id !== message.id) return one
    return { ...one, replyTo: { ...one.replyTo, text: quoted(message.text) } }
  })
}

const react = (messages: Message[], messageId: string, reactions: Message['reactions']): Message[] =>
  messages.map((message) => (message.id === messageId ? { ...message, reactions } : message))

const pin = (messages: Message[], { messageId, pinned }: { messageId: string; pinned: boolean }): Message[] =>
  messages.map((message) => (message.id === messageId ? { ...message, pinned } : message))

/** Only messages that are all here can say no. */
function stillMentioned(chat: Chat, messages: Message[]): boolean {
  if (!chat.mentioned || chat.readMsgNo >= chat.lastMsgNo) return false
  const known = messages[0] !== undefined && messages[0].msgNo <= chat.readMsgNo + 1
  if (!known) return true
  return messages.some(({ msgNo, mentions }) => msgNo > chat.readMsgNo && mentions.some(({ id }) => id === chat.me))
}

const lastMessageOf = ({ msgNo, author, text, sentAt }: Message): Chat['lastMessage'] => ({
  msgNo,
  authorId: author.id,
  authorName: author.name,
  text: quoted(text),
  sentAt,
})

const quoted = (text: string | null): string | null => text && [...text].slice(0, QUOTED).join('')

/** What I have done here and the server has not told everybody yet. `failed` carries the server's reason. */
export type Pending = { id: string; at: number; failed?: string } & (
  | {
      kind: 'send'
      text: string
      replyTo?: string
      mentions?: { id: string; name: string }[]
      files?: Message['files']
      forwardedFrom?: Message['forwardedFrom']
      sent?: Message
    }
  | { kind: 'edit'; messageId: string; text: string }
  | { kind: 'remove'; messageId: string }
  | { kind: 'react'; messageId: string; word: ReactionWord; on: boolean }
)

/** A message as the screen shows it. `waiting`: the clock; `failed`: the reason why it was not taken. */
export interface ShownMessage extends Message {
  waiting?: true
  failed?: string
}

/** The messages with what I have just done laid over them: at once, before any answer. */
export function withPending(messages: Message[], pending: Pending[], chat: Chat, myName: string): ShownMessage[] {
  if (pending.length === 0) return messages
  const known = new Set(messages.map(({ id }) => id))
  let shown: ShownMessage[] = messages
  for (const one of pending) {
    if (one.kind === 'send') {
      if (!known.has(one.id)) shown = [...shown, one.sent ?? unsent(one, shown, chat, myName)]
    } else if (!one.failed) {
      shown = shown.map((message) => (message.id === one.messageId ? overlaid(message, one, chat.me) : message))
    }
  }
  return shown
}

function overlaid(message: ShownMessage, pending: Exclude<Pending, { kind: 'send' }>, me: string): ShownMessage {
  switch (pending.kind) {
    case 'edit':
      return { ...message, text: pending.text, editedAt: new Date(pending.at).toISOString(), waiting: true }
    case 'remove':
      return { ...message, text: null, removedBy: 'author', reactions: [], mentions: [] }
    case 'react':
      return { ...message, reactions: pressed(message.reactions, pending.word, pending.on, me) }
  }
}

function pressed(reactions: Message['reactions'], word: ReactionWord, on: boolean, me: string): Message['reactions'] {
  const others = reactions.map((one) => (one.word === word ? { ...one, by: one.by.filter((id) => id !== me) } : one))
  if (!on) return others.filter(({ by }) => by.length > 0)
  if (!others.some((one) => one.word === word)) return [...others, { word, by: [me] }]
  return others.map((one) => (one.word === word ? { ...one, by: [...one.by, me] } : one))
}

function unsent(
  pending: Extract<Pending, { kind: 'send' }>,
  shown: ShownMessage[],
  chat: Chat,
  myName: string,
): ShownMessage {
  const answered = pending.replyTo && shown.find(({ id }) => id === pending.replyTo)
  return {
    id: pending.id,
    chatId: chat.id,
    msgNo: (shown.at(-1)?.msgNo ?? chat.lastMsgNo) + 1,
    author: { id: chat.me, name: myName, verified: false, post: null, kinship: null },
    text: pending.text,
    sentAt: new Date(pending.at).toISOString(),
    editedAt: null,
    removedBy: null,
    replyTo: answered
      ? { id: answered.id, msgNo: answered.msgNo, authorName: answered.author.name, text: quoted(answered.text) }
      : null,
    mentions: pending.mentions ?? [],
    reactions: [],
    ...PLAIN,
    files: pending.files ?? [],
    forwardedFrom: pending.forwardedFrom ?? null,
    ...(pending.failed === undefined ? { waiting: true as const } : { failed: pending.failed }),
  }
}
