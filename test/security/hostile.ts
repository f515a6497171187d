/** Values that no honest client sends, by what is wrong with them. */
export const HOSTILE: Record<string, unknown> = {
  'a number': 42,
  'a negative': -1,
  'more than a number holds': 1e308,
  'a fraction': 0.5,
  yes: true,
  nothing: null,
  'an empty list': [],
  'a list': ['x', 1, null],
  'an object': { id: 'x', toString: 'x' },
  'a deep nest': nested(500),
  'an empty text': '',
  blanks: ' \u00a0\t\n',
  'a NUL': '\u0000',
  'a NUL within': 'При\u0000вет',
  'half a sign': '\ud83d',
  'half a sign within': 'Привет \udc00 всем',
  'signs that turn the line': '\u202egpj.\u202dПривет\u2066',
  'a huge text': 'я'.repeat(60_000),
  'a long word': 'Щ'.repeat(5000),
  SQL: `'; drop table messages; --`,
  'a path': '../../../../etc/passwd',
  markup: '<script>alert(1)</script>',
  'a property of every object': '__proto__',
  'a template': '{{constructor.constructor("return 1")()}}%s%n',
  'a year that never was': '2026-02-30',
  'an id of nobody': '00000000-0000-0000-0000-000000000000',
}

function nested(depth: number): unknown {
  let nest: unknown = 'x'
  for (let i = 0; i < depth; i += 1) nest = [nest]
  return nest
}

type Path = (string | number)[]

/** Every place of an input, the whole parts as well as the single values in them. */
export function placesOf(input: unknown, at: Path = []): Path[] {
  if (typeof input !== 'object' || input === null) return at.length ? [at] : []
  const within = Object.keys(input).flatMap((key) =>
    placesOf(input[key as never], [...at, Array.isArray(input) ? Number(key) : key]),
  )
  return at.length ? [at, ...within] : within
}

/** The input with another value in one place; `id` of a command stays fresh, so that no attempt is a repeat. */
export function withValue(input: unknown, place: Path, value: unknown): Record<string, unknown> {
  const copy = structuredClone(input) as Record<string, unknown>
  const last = place.at(-1)!
  const holder = place.slice(0, -1).reduce<Record<string, unknown>>((held, key) => held[key] as never, copy)
  holder[last] = value
  return copy
}

export function valueAt(input: unknown, place: Path): unknown {
  return place.reduce<unknown>((held, key) => (held as Record<string, unknown>)[key], input)
}

/** Wrong by its very kind, whatever the field means: there is no input of which this could be a right value. */
export function isOfAnotherKind(value: unknown, than: unknown): boolean {
  return kindOf(value) !== kindOf(than) || hasUnstorable(value)
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

/** PostgreSQL keeps no NUL in a text, and half a surrogate pair is no character. */
export const hasUnstorable = (value: unknown) =>
  typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())
