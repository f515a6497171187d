// Signs that turn the direction of what follows: «фото\u202Egpj.exe» reads «фотоexe.jpg». Words of right-to-left languages
// need none of them, so they are left out of whatever people send.
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
// A contract goes no deeper; what does is refused by it.
const DEEPEST = 12

export const withoutTurns = (text: string): string => text.replace(TURNS, '')

/** The same for a whole input. */
export function withoutTurnsIn(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutTurns(value)
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((part) => withoutTurnsIn(part, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutTurnsIn(part, depth + 1)]))
}
