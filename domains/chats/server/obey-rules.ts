import { sql } from 'kysely'
import type { Role } from '#contract/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import type { Actor } from '#server/operation'
import type { HeldChat } from './access.ts'
import { breaksRule } from './chat-rules.ts'
import { takeMessage } from './flood.ts'

interface Row {
  links_from: 'all' | 'staff'
  slow_seconds: number
  per_minute: number
  roles: Role[]
  last_said_at: Date | null
  said_this_minute: number
}

/** What another operation is about to put into a chat keeps its owner's rules like any message; throws the refusal. */
export async function obeyRules(tx: Tx, actor: Actor, chat: HeldChat, text: string): Promise<void> {
  await takeMessage(actor.accountId)
  // Two at once: the second one sees the first.
  await tx.selectFrom('topics').select('topic_id').where('topic_id', '=', chat.id).forUpdate().execute()
  refuse(chat, text, await readRules(tx, chat))
}

/** New words of a message that is there: a link may not come in this way. */
export async function obeyLinkRule(tx: Tx, chat: HeldChat, text: string): Promise<void> {
  refuse(chat, text, { ...(await readRules(tx, chat)), slow_seconds: 0, per_minute: 0, last_said_at: null })
}

function refuse({ facts }: HeldChat, text: string, rules: Row): void {
  const refusal = breaksRule(
    { text },
    {
      facts,
      roles: rules.roles,
      linksFrom: rules.links_from,
      slowSeconds: rules.slow_seconds,
      perMinute: rules.per_minute,
      lastSaidAt: rules.last_said_at,
      saidThisMinute: rules.said_this_minute,
    },
    now(),
  )
  if (refusal) throw refusal
}

async function readRules(tx: Tx, { id, personId }: HeldChat): Promise<Row> {
  const { rows } = await sql<Row>`
    select c.links_from, c.slow_seconds, c.per_minute,
      array(select r.role from person_roles r where r.person_id = ${personId}) as roles,
      (select max(sent_at) from messages l where l.chat_id = c.id and l.author_id = ${personId} and l.msg_no > t.last_msg_no - 500) as last_said_at,
      (select count(*)::int from messages l where l.chat_id = c.id and l.author_id = ${personId} and l.msg_no > t.last_msg_no - 500
        and l.sent_at > ${now()}::timestamptz - interval '1 minute') as said_this_minute
    from chats c join topics t on t.topic_id = c.id where c.id = ${id}`.execute(tx)
  return rows[0]!
}
