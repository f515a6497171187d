import type { Say } from '#web/i18n'

/** «12 минут», «1 ч 5 мин»: how long it was. */
export function lengthOf({ startedAt, endedAt }: { startedAt: string; endedAt: string | null }, t: Say): string {
  const minutes = Math.max(
    1,
    Math.round((Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(startedAt)) / 60_000),
  )
  if (minutes < 60) return t('minutes', { count: minutes })
  return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** 4:05 of a call that goes on. */
export function clockOf(startedAt: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
