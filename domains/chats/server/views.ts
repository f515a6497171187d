import { type SqlBool, sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import type { Chat, Message, ReactionWord } from '../contract.ts'
import { isClosable } from './closable.ts'
import { can } from './policy.ts'
import { asStaff, factsOf } from './seat-facts.ts'

const QUOTED = 120

interface MessageRow {
  chat_id: string
  id: string
  msg_no: number
  text: string | null
  sent_at: Date
  edited_at: Date | null
  removed_at: Date | null
  removed_by: string | null
  author_id: string
  card: PersonRef
  reply: { id: string; msgNo: number; authorName: string; text: string | null } | null
  mentions: { id: string; name: string }[]
  reactions: { word: ReactionWord; by: string[] }[]
  attachment_type: string | null
  attachment_id: string | null
  forwarded_from: Message['forwardedFrom']
  chain_id: string | null
  chain_no: number | null
  replies: number
  pinned: boolean
  files: Message['files']
}

/** Messages as everybody in the chat sees them, in order. `which` narrows and pages. */
export async function viewMessages(
  db: Db,
  chatId: string,
  which: { ids?: string[]; chainId?: string; before?: number; after?: number; from?: number; limit?: number },
): Promise<Message[]> {
  const older = which.before !== undefined || (which.after === undefined && which.from === undefined)
  const { rows } = await sql<MessageRow>`
    select m.chat_id, m.id, m.msg_no, m.text, m.sent_at, m.edited_at, m.removed_at, m.removed_by, m.author_id, s.card,
      m.attachment_type, m.attachment_id, m.forwarded_from, m.chain_id, m.chain_no,
      coalesce((select c.chain_no from messages c where c.chat_id = m.chat_id and c.chain_id = m.id
         order by c.msg_no desc limit 1), 0) as replies,
      coalesce((select jsonb_agg(f.card order by f.position) from files f
         where f.chat_id = m.chat_id and f.msg_no = m.msg_no and f.card is not null), '[]') as files,
      exists (select from pins where pins.chat_id = m.chat_id and pins.message_id = m.id) as pinned,
      (select jsonb_build_object('id', r.id, 'msgNo', r.msg_no, 'authorName', rs.card->>'name', 'text', left(r.text, ${QUOTED}::int))
         from messages r join chat_seats rs on rs.chat_id = r.chat_id and rs.person_id = r.author_id
        where r.chat_id = m.chat_id and r.id = m.reply_to) as reply,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.person_id, 'name', ns.card->>'name') order by n.person_id)
         from mentions n join chat_seats ns on ns.chat_id = n.chat_id and ns.person_id = n.person_id
        where n.chat_id = m.chat_id and n.msg_no = m.msg_no), '[]') as mentions,
      coalesce((select jsonb_agg(jsonb_build_object('word', w.word, 'by', w.by) order by w.first, w.word)
         from (select word, min(at) as first, jsonb_agg(person_id order by at, person_id) as by from reactions x
                where x.chat_id = m.chat_id and x.message_id = m.id group by word) w), '[]') as reactions
    from messages m join chat_seats s on s.chat_id = m.chat_id and s.person_id = m.author_id
    where m.chat_id = ${chatId} and ${where(which)}
      and ${which.chainId ? sql<SqlBool>`m.chain_id = ${which.chainId}` : sql<SqlBool>`true`}
    order by m.msg_no ${older ? sql`desc` : sql`asc`} limit ${which.limit ?? 500}`.execute(db)
  const messages = rows.map(viewMessage)
  return older ? messages.reverse() : messages
}

function where({ ids, before, after, from }: Parameters<typeof viewMessages>[2]) {
  if (ids) return sql<SqlBool>`m.id = any(${ids}::uuid[])`
  if (before !== undefined) return sql<SqlBool>`m.msg_no < ${before}`
  if (after !== undefined) return sql<SqlBool>`m.msg_no > ${after}`
  if (from !== undefined) return sql<SqlBool>`m.msg_no >= ${from}`
  return sql<SqlBool>`true`
}

/** What is kept of where it came from stays here: everybody is told who said it and when. */
export const viewSource = (source: Message['forwardedFrom']): Message['forwardedFrom'] =>
  source && { authorName: source.authorName, sentAt: source.sentAt }

function viewMessage(row: MessageRow): Message {
  return {
    id: row.id,
    chatId: row.chat_id,
    msgNo: row.msg_no,
    author: row.card,
    text: row.text,
    sentAt: row.sent_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    removedBy: !row.removed_at ? null : row.removed_by === row.author_id ? 'author' : 'moderator',
    replyTo: row.reply,
    mentions: row.mentions,
    reactions: row.reactions,
    attachment: row.attachment_type ? { type: row.attachment_type, id: row.attachment_id! } : null,
    forwardedFrom: viewSource(row.forwarded_from),
    files: row.files,
    pinned: row.pinned,
    chain: row.chain_id ? { id: row.chain_id, no: row.chain_no! } : null,
    replies: row.replies,
    heldFor: null,
    heldUntil: null,
  }
}

interface ChatRow {
  id: string
  organization_id: string
  kind: Chat['kind']
  automatic: Chat['automatic']
  title: string | null
  about: string | null
  closable: boolean
  class_id: string | null
  class_name: string | null
  archived_at: Date | null
  person_id: string
  part: 'owner' | 'member' | 'reader'
  read_msg_no: number
  last_seq: number
  last_msg_no: number
  peer: PersonRef | null
  mentioned: boolean
  silenced_until: Date | null
  slow_seconds: number
  per_minute: number
  links_from: 'all' | 'staff'
  writers: Chat['rules']['writers']
  staff: boolean
  follows: Chat['follows']
  subject: string | null
  open: boolean
  looked_at: Date | null
  notify: Chat['options']['notify'] | null
  muted_until: Date | null
  put_away: boolean
  folder: string | null
  pinned: boolean
  unread: boolean
  last: { msgNo: number; authorId: string; authorName: string; text: string | null; sentAt: string } | null
}

/** The chats an account has a seat in, the latest first; one statement, so position and content are of one moment. */
export async function viewChats(db: Db, accountId: string, chatId?: string): Promise<Chat[]> {
  const { rows } = await sql<ChatRow>`
    select c.id, c.organization_id, c.kind, c.automatic, c.title, c.about, c.class_id, cl.name as class_name, c.archived_at,
      s.person_id, s.part, s.read_msg_no, s.silenced_until, c.slow_seconds, c.per_minute, c.links_from, c.writers,
      ${asStaff('c', 's')} as staff, c.follows, sub.name as subject, c.opened_at is not null as open, c.looked_at,
      o.notify, o.muted_until, o.archived_at is not null as put_away, o.folder, o.pinned_at is not null as pinned,
      o.unread_at is not null as unread, s.part = 'owner' and ${isClosable('c', 'cl')} as closable, t.last_seq, t.last_msg_no,
      case when c.kind = 'direct' then coalesce(
        (select p.card from chat_seats p where p.chat_id = c.id and p.person_id <> s.person_id limit 1), s.card) end as peer,
      exists (select from mentions n where n.person_id = s.person_id and n.chat_id = c.id and n.msg_no > s.read_msg_no) as mentioned,
      (select jsonb_build_object('msgNo', m.msg_no, 'authorId', m.author_id, 'authorName', a.card->>'name',
          'text', left(m.text, ${QUOTED}::int), 'sentAt', m.sent_at)
         from messages m join chat_seats a on a.chat_id = m.chat_id and a.person_id = m.author_id
        where m.chat_id = c.id order by m.msg_no desc limit 1) as last
    from chat_seats s
      join chats c on c.id = s.chat_id
      join topics t on t.topic_id = c.id
      left join classes cl on cl.id = c.class_id
      left join subjects sub on sub.id = c.subject_id
      left join chat_options o on o.chat_id = c.id and o.person_id = s.person_id
    where s.account_id = ${accountId} and s.left_at is null and ${chatId ? sql<SqlBool>`c.id = ${chatId}` : sql<SqlBool>`true`}`.execute(
    db,
  )
  return rows.map(viewChat).sort((a, b) => (latest(a) < latest(b) ? 1 : -1))
}

const latest = (chat: Chat) => chat.lastMessage?.sentAt ?? ''

function viewChat(row: ChatRow): Chat {
  const facts = factsOf(row)
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    automatic: row.automatic,
    title: row.title,
    about: row.about,
    className: row.class_name,
    classId: row.class_id,
    follows: row.follows,
    subject: row.subject,
    open: row.open,
    lookedAt: row.looked_at?.toISOString() ?? null,
    peer: row.peer,
    me: row.person_id,
    archived: facts.archived,
    closable: row.closable,
    seq: row.last_seq,
    lastMsgNo: row.last_msg_no,
    readMsgNo: row.read_msg_no,
    mentioned: row.mentioned,
    lastMessage: row.last && { ...row.last, sentAt: new Date(row.last.sentAt).toISOString() },
    options: {
      notify: row.notify ?? 'all',
      mutedUntil: row.muted_until?.toISOString() ?? null,
      archived: row.put_away,
      folder: row.folder,
      pinned: row.pinned,
      unread: row.unread,
    },
    rules: {
      slowSeconds: row.slow_seconds,
      perMinute: row.per_minute,
      links: row.links_from,
      writers: row.writers,
    },
    silencedUntil: facts.silenced ? row.silenced_until!.toISOString() : null,
    can: can(facts),
  }
}
