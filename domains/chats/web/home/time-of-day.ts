export type TimeOfDay = 'night' | 'morning' | 'day' | 'evening'

export function timeOfDay(now: Date): TimeOfDay {
  const hour = now.getHours()
  if (hour < 5 || hour >= 23) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'day' : 'evening'
}
