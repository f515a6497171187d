import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import type { AutomaticChat, ChatKind, Follows } from '../contract.ts'

export interface NewChat {
  id?: string
  organization_id: string
  kind: ChatKind
  automatic?: AutomaticChat
  class_id?: string | null
  title?: string
  direct_key?: string
  created_by?: string | null
  follows?: Follows | undefined
  subject_id?: string | undefined
  label?: string | undefined
  opened_at?: Date | null
}

/** Opens a chat together with its topic, so that the hot path always finds a row to lock. Null if it exists already. */
export async function openChat(tx: Tx, chat: NewChat): Promise<{ id: string; class_id: string | null } | null> {
  const opened = await tx
    .insertInto('chats')
    .values({
      id: chat.id ?? newId(),
      organization_id: chat.organization_id,
      kind: chat.kind,
      automatic: chat.automatic ?? null,
      class_id: chat.class_id ?? null,
      title: chat.title ?? null,
      direct_key: chat.direct_key ?? null,
      created_by: chat.created_by ?? null,
      archived_at: null,
      follows: chat.follows ?? null,
      subject_id: chat.subject_id ?? null,
      label: chat.label ?? null,
      opened_at: chat.opened_at ?? null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning(['id', 'class_id'])
    .executeTakeFirst()
  if (!opened) return null
  await tx.insertInto('topics').values({ topic_id: opened.id, kind: 'chat' }).execute()
  return opened
}
