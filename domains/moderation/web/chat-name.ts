import type { ChatName } from '#contract/moderation'
import type { Say } from '#web/i18n'

/** «7А, родители», a title given by people, or «личный чат». */
export const chatName = (t: Say, { kind, automatic, title, className }: ChatName): string => {
  if (title) return title
  if (automatic) return t(`chat.${automatic}`, { name: className })
  return kind === 'direct' ? t('chat.direct') : t('chat.group')
}
