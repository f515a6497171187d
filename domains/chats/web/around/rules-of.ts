import type { Say } from '#web/i18n'
import type { Chat } from '../../contract.ts'

/** The rules in force, one sentence each; none where everybody writes as they like. */
export function rulesOf({ rules, kind }: Pick<Chat, 'rules' | 'kind'>, t: Say): string[] {
  if (kind !== 'group') return []
  const { slowSeconds, perMinute, links, writers } = rules
  return [
    writers === 'all' ? '' : t(`rules.say.${writers}`),
    slowSeconds === 0
      ? ''
      : slowSeconds < 60
        ? t('rules.say.slow', { pause: t('rules.seconds', { count: slowSeconds }) })
        : t('rules.say.slow', { pause: t('rules.minutes', { count: Math.round(slowSeconds / 60) }) }),
    perMinute === 0 ? '' : t('rules.say.flood', { count: perMinute }),
    links === 'all' ? '' : t('rules.say.links'),
  ].filter(Boolean)
}
