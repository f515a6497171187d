import type { Audience } from '#contract/announcements'
import { useUnitWords } from '#screens/people'

/** «7А, родители»: a chat by what it is, in the words of the organisation's kind. */
export function useAudienceName(): (audience: Pick<Audience, 'automatic' | 'title' | 'className'>) => string {
  const t = useUnitWords('announcements')
  return ({ automatic, title, className }) =>
    title ?? (automatic ? t(`audience.${automatic}`, { name: className ?? '' }) : '')
}
