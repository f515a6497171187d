const DAY = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const
const TIME = { hour: '2-digit', minute: '2-digit' } as const
const PARTS: Record<string, Intl.DateTimeFormatOptions> = {
  date: DAY,
  time: TIME,
  'datetime-local': { ...DAY, ...TIME },
}

/**
 * The browser writes days and hours in its own language, whatever the application speaks: 06/11/2026, 06:30 PM. Where the
 * two differ, what is chosen is said once more in the language of the screen.
 */
export function saidDate(type: string, value: unknown, screen: string, browser: string): string | undefined {
  const parts = PARTS[type]
  if (!parts || typeof value !== 'string' || !value || browser.startsWith(screen)) return undefined
  const at = new Date(type === 'time' ? `2000-01-01T${value}` : type === 'date' ? `${value}T00:00` : value)
  if (Number.isNaN(at.getTime())) return undefined
  return new Intl.DateTimeFormat(screen === 'en' ? 'en-GB' : screen, { ...parts, hourCycle: 'h23' }).format(at)
}
