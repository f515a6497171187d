const HOUR = 3600_000
const MORNING = 7

/** How long a chat may be silent; the keys are words of the screen. */
export const silences = [
  { key: 'hour', until: () => new Date(Date.now() + HOUR) },
  { key: 'morning', until: nextMorning },
  { key: 'week', until: () => new Date(Date.now() + 7 * 24 * HOUR) },
] as const

function nextMorning(): Date {
  const at = new Date()
  if (at.getHours() >= MORNING) at.setDate(at.getDate() + 1)
  at.setHours(MORNING, 0, 0, 0)
  return at
}
