/** What helps to find a fault and tells nothing of the person: shown word for word before it is sent. */
export function describeDevice(): string {
  const { userAgent, language, onLine } = navigator
  const size = `${innerWidth}×${innerHeight}`
  return [userAgent, size, language, onLine ? 'online' : 'offline'].join(' · ').slice(0, 400)
}
