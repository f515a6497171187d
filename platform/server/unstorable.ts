/**
 * Where in an input stands a text that no database and no JSON can keep: a NUL, or half of a surrogate pair. The path
 * of the field, dotted; undefined when all is well.
 */
export function findUnstorable(value: unknown, path: (string | number)[] = []): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path.join('.') : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const found = findUnstorable(part, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}
