import type { Broadcast } from '#contract/broadcasts'
import { formatDayTime, formatUntil, useWords } from '#web/i18n'
import { useHats } from '#web/session'

/** Where a broadcast stands, in a sentence, by its school's clock. */
export function useSaying(): (broadcast: Broadcast) => string {
  const t = useWords('broadcasts')
  const when = useWhen()
  return (one) => {
    const { film, state } = one
    if (state === 'planned') return when(one.startsAt, one.organizationId)
    if (state === 'calledOff') return t('said.calledOff')
    if (state === 'live') return t('said.live')
    if (!film) return t('said.ended')
    if (film.state === 'ready') return t('film.until', { date: formatUntil(film.keptUntil!) })
    if (film.state === 'failed') return t(`film.trouble.${film.trouble}`)
    if (film.state !== 'deleted') return t('film.making')
    return film.deleted?.by
      ? t('film.deleted', { name: film.deleted.by, reason: film.deleted.reason })
      : t('film.expired')
  }
}

/** «Сегодня, 18:30». */
export function useWhen(): (at: string, organizationId: string) => string {
  const zoneOf = useZones()
  return (at, organizationId) => formatDayTime(at, zoneOf(organizationId))
}

/** Hours are meant by the clock of the school. */
export function useZones(): (organizationId: string) => { timeZone?: string } {
  const hats = useHats()
  return (organizationId) => {
    const timeZone = hats?.find(({ organization }) => organization.id === organizationId)?.organization.timeZone
    return timeZone ? { timeZone } : {}
  }
}
