import type { Material } from '#contract/files'
import type { Say } from '#web/i18n'

/** Where a material was sent, in few words: «7А, родители». */
export function placeOf(chat: Material['chat'], authorName: string, t: Say): string {
  if (chat.title) return chat.title
  if (chat.kind === 'direct') return peerOf(chat.peerName ?? '', authorName)
  return chat.automatic ? t(`place.${chat.automatic}`, { name: chat.className ?? '' }) : t('place.chat')
}

/** Of the two names, the one that is not the author's; the author stands before it already. */
function peerOf(names: string, authorName: string): string {
  const all = names.split(', ')
  return all.find((name) => name !== authorName) ?? names
}
