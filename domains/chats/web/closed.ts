import { formatUntil, type Say } from '#web/i18n'
import type { Chat } from '../contract.ts'

/** Why one cannot write here. */
export function closedBecause(chat: Chat, t: Say): string {
  if (chat.archived) return t('compose.archived')
  if (chat.silencedUntil) return t('compose.silenced', { when: formatUntil(chat.silencedUntil) })
  if (chat.kind === 'group' && chat.rules.writers === 'staff') return t('compose.byStaff')
  if (chat.kind === 'group' && chat.rules.writers === 'owners') return t('compose.byOwners')
  return t('compose.closed')
}
