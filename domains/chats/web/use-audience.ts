import type { OutputOf } from '#contract'
import { useAsk } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import type { Chat, listMembers } from '../contract.ts'
import { isSaved } from '../rules.ts'

export const useMembers = (chatId: string) =>
  useAsk<typeof listMembers>('chats.listMembers', { chatId }, { staleTime: 5 * 60_000 })

/** Who sees the chat, in one sentence: «27 учеников, 3 педагога; администратор входит с записью». */
export function useAudience(chat: Chat): string | undefined {
  const t = useWords('chats')
  const { data } = useMembers(chat.id)
  const admin = isRecent(chat.lookedAt) ? t('who.looked', { when: dayTimeInSentence(chat.lookedAt) }) : t('who.admin')
  if (chat.archived) return t('who.archived')
  if (isSaved(chat)) return t('who.saved')
  // Two adults' talk cannot be looked into at all.
  if (chat.kind === 'direct') return data?.audience.pupils ? `${t('who.direct')}; ${admin}` : t('who.direct')
  if (!data) return undefined
  const groups = (['pupils', 'guardians', 'staff'] as const).filter((group) => data.audience[group] > 0)
  const people = groups.map((group) => t(`who.${group}`, { count: data.audience[group] })).join(', ')
  const readers = chat.kind === 'channel' ? t('who.channel', { who: people }) : people
  return [readers, lacksAdult(chat, data) ? t('who.noAdult') : '', admin].filter(Boolean).join('; ')
}

/** Pupils sit here and nobody answers for them: the rule is broken, and everybody here is told. */
export function useLacksAdult(chat: Chat): boolean {
  const { data } = useMembers(chat.id)
  return Boolean(data && lacksAdult(chat, data))
}

const lacksAdult = ({ kind, archived }: Chat, { audience, members }: OutputOf<typeof listMembers>): boolean =>
  kind !== 'direct' && !archived && audience.pupils > 0 && !members.some(({ part }) => part === 'owner')

const RECENT = 7 * 24 * 3600_000
const isRecent = (at: string | null): at is string => at !== null && Date.now() - Date.parse(at) < RECENT
