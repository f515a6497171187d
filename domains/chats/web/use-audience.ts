import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, listMembers } from '../contract.ts'
import { isSaved } from '../rules.ts'

export const useMembers = (chatId: string) =>
  useAsk<typeof listMembers>('chats.listMembers', { chatId }, { staleTime: 5 * 60_000 })

/** Who sees the chat, in one sentence: «27 учеников, 3 педагога; администратор входит с записью». */
export function useAudience(chat: Chat): string | undefined {
  const t = useWords('chats')
  const { data } = useMembers(chat.id)
  const admin = t('who.admin')
  if (chat.archived) return t('who.archived')
  if (isSaved(chat)) return t('who.saved')
  if (chat.kind === 'direct') return `${t('who.direct')}; ${admin}`
  if (!data) return undefined
  const groups = (['pupils', 'guardians', 'staff'] as const).filter((group) => data.audience[group] > 0)
  const people = groups.map((group) => t(`who.${group}`, { count: data.audience[group] })).join(', ')
  return `${chat.kind === 'channel' ? t('who.channel', { who: people }) : people}; ${admin}`
}
