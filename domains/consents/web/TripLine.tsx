import type { Trip } from '#contract/consents'
import { dotted } from '#web/dotted'
import { useLanguage, useWords } from '#web/i18n'
import { noon, spokenDay } from './days.ts'

/** «четверг, 11 марта, 09:30 · Планетарий · 650 ₽» */
export function TripLine({ trip: { day, time, place, cost } }: { trip: Trip }) {
  const t = useWords('consents')
  const language = useLanguage()
  const price = cost === 0 ? t('trip.free') : `${cost.toLocaleString(language)}\u00a0₽`
  return <>{dotted(spokenDay(noon(day)) + (time ? `, ${time}` : ''), place, price)}</>
}
