import type { InputOf } from '#contract'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import type * as contract from '../contract.ts'

type Content = Pick<
  InputOf<typeof contract.editAnnouncement>,
  'title' | 'text' | 'deadline' | 'acknowledge' | 'perChild' | 'chatIds'
>

/** The columns of what was written, checked. */
export function columnsOf({ title, text, deadline, acknowledge, perChild }: Content) {
  if (deadline && new Date(deadline) <= now()) {
    throw invalid(
      'Этот срок уже прошёл. Выберите более поздний',
      'That deadline has passed. Choose a later one',
      'deadline',
    )
  }
  return {
    title,
    text,
    deadline: deadline ? new Date(deadline) : null,
    acknowledge,
    per_child: acknowledge && perChild,
    changed_at: now(),
  }
}

export async function setAudience(tx: Tx, announcementId: string, chatIds: string[]): Promise<void> {
  await tx.deleteFrom('announcement_chats').where('announcement_id', '=', announcementId).execute()
  const rows = [...new Set(chatIds)].map((chat_id) => ({ announcement_id: announcementId, chat_id, message_id: null }))
  await tx.insertInto('announcement_chats').values(rows).execute()
}
