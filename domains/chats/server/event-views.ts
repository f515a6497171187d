import type { Db } from '#server/db'
import { type Fact, topicId } from '#server/events'
import * as contract from '../contract.ts'
import { viewLooks } from './list-looks.ts'
import { viewMessages } from './views.ts'

/** What the log tells later: messages as they are by now, so that a removed text is told to nobody. */
const messages = async (db: Db, facts: Fact[]) => (await readMessages(db, facts)).map((message) => message ?? null)

const reactions = async (db: Db, facts: Fact[]) =>
  (await readMessages(db, facts)).map((message) => message && { messageId: message.id, reactions: message.reactions })

async function readMessages(db: Db, facts: Fact[]): Promise<(contract.Message | undefined)[]> {
  const found = new Map<string, contract.Message>()
  for (const [chatId, group] of Map.groupBy(facts, (fact) => topicId(fact.topic))) {
    const ids = [...new Set(group.map(messageIdOf))]
    for (const message of await viewMessages(db, chatId, { ids })) found.set(`${chatId} ${message.id}`, message)
  }
  return facts.map((fact) => found.get(`${topicId(fact.topic)} ${messageIdOf(fact)}`))
}

const messageIdOf = (fact: Fact) => (fact.key as { messageId: string }).messageId

export const eventViews = {
  [contract.messageSent.name]: messages,
  [contract.messageChanged.name]: messages,
  [contract.reactionsChanged.name]: reactions,
  [contract.pinsChanged.name]: async (db: Db, facts: Fact[]) =>
    (await readMessages(db, facts)).map((message) => message && { messageId: message.id, pinned: message.pinned }),
  [contract.lookedInto.name]: readLooks,
  [contract.chatChanged.name]: async (_: Db, facts: Fact[]) => facts.map((fact) => ({ chatId: topicId(fact.topic) })),
}

async function readLooks(db: Db, facts: Fact[]) {
  const ids = facts.map((fact) => (fact.key as { lookId: string }).lookId)
  const looks = new Map((await viewLooks(db, { ids })).map((look) => [look.id, look]))
  return ids.map((id) => looks.get(id) ?? null)
}

/** From here on an older fact would show what is no more. */
export const erasures = [contract.messageChanged.name]
