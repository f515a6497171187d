export type TimeOfDay = 'night' | 'morning' | 'day' | 'evening'

/** By the clock on the school's wall, wherever the device is. */
export function timeOfDay(now: Date, timeZone?: string): TimeOfDay {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(now))
  if (hour < 5 || hour >= 23) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'day' : 'evening'
}
