import type { Db } from '../db.ts'
import type { Topic } from '../events.ts'
import { log } from '../log.ts'
import type { Connection } from './connection.ts'
import { textFrame } from './frame.ts'
import type { Listener } from './listener.ts'
import type { LiveTopic } from './live-topic.ts'
import { send, tellOne } from './outbox.ts'
import { whoSources } from './registry.ts'
import type { Topics } from './topics.ts'

// A typing mark lives some seconds on the screen; more often than this it says nothing new.
const SIGNAL_EVERY = 1000
const KINDS = new Set(['typing'])

/** Typing and presence: never stored, may be lost, and told only to those who look at that chat right now. */
export function passSignals(db: Db, topics: Topics) {
  const known = new WeakMap<Listener, Map<Topic, Who | null>>()

  /** Looks at a chat from now on, instead of the one before; null looks at none. Answers with who is here. */
  function watch(connection: Connection, chatId: string | null): void {
    connection.watching?.unwatch(connection)
    const topic = chatId === null ? undefined : seatIn(connection, chatId)
    if (!topic) return
    connection.watching = topic
    topic.watchers ??= new Set()
    topic.watchers.add(connection)
    const online = [...topic.audience].filter(isOnline).map(({ accountId }) => accountId)
    tellOne(connection, { op: 'presence', chat: chatId, online })
  }

  function signal(connection: Connection, chatId: string, kind: string): void {
    const topic = seatIn(connection, chatId)
    const now = Date.now()
    if (!topic || !KINDS.has(kind) || now - connection.signalledAt < SIGNAL_EVERY) return
    connection.signalledAt = now
    whoIs(topic.name, connection.listener)
      .then((who) => who && tellWatchers(topic, kind, connection.listener, who))
      .catch((error) => log.warn({ reason: String(error) }, 'a signal was not passed on'))
  }

  /** A name and not only an account, asked once while somebody listens. */
  async function whoIs(topic: Topic, listener: Listener): Promise<Who | null> {
    const names = known.get(listener) ?? new Map<Topic, Who | null>()
    known.set(listener, names)
    if (whoSources.size === 0) return {}
    let who = names.get(topic)
    if (who !== undefined) return who
    who = null
    for (const source of whoSources) who ??= await source(db, topic, listener.accountId)
    names.set(topic, who)
    return who
  }

  /** Tells those who look at a chat of this account that it has come or gone. */
  function presence(listener: Listener): void {
    const kind = isOnline(listener) ? 'online' : 'offline'
    for (const topic of listener.topics) if (topic.watchers) tellWatchers(topic, kind, listener)
  }

  const seatIn = (connection: Connection, chatId: string): LiveTopic | undefined => {
    const topic = topics.get(`chat:${chatId}` as Topic)
    return topic?.audience.has(connection.listener) ? topic : undefined
  }

  return { watch, signal, presence }
}

const isOnline = (listener: Listener) => listener.connections.length > 0

type Who = { personId?: string; name?: string }

function tellWatchers(topic: LiveTopic, kind: string, { accountId }: Listener, who: Who = {}): void {
  if (!topic.watchers) return
  const chat = topic.name.slice('chat:'.length)
  const frame = textFrame(JSON.stringify({ op: 'signal', kind, chat, accountId, ...who }))
  for (const watcher of topic.watchers) if (watcher.actor.accountId !== accountId) send(watcher, frame)
}
