// Addresses of the journal's pages: the school writes them once, with places for the class and the person.

export const PLACES = ['class', 'person'] as const
export type Place = (typeof PLACES)[number]

export type TemplateFault = 'address' | 'https' | 'place' | 'host'

/** What is wrong with a template; null when it leads to one https site, whatever is put in. */
export function faultOfTemplate(template: string): TemplateFault | null {
  const named = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name)
  if (named.some((name) => !PLACES.includes(name as Place))) return 'place'
  const [host = ''] = template.replace(/^[a-z]+:\/\//i, '').split(/[/?#\\]/)
  if (/[{}]/.test(host)) return 'host'
  const plain = template.replace(/\{(class|person)\}/g, 'x')
  if (/[\s{}\\]/.test(plain) || !URL.canParse(plain)) return 'address'
  const { protocol, username, password } = new URL(plain)
  if (protocol !== 'https:') return 'https'
  return username || password ? 'host' : null
}

/**
 * The page of this class or person. Names go in encoded, so that none of them becomes a part of the address; where the
 * template asks for somebody whom the journal does not know, the way leads to its front page.
 */
export function pageOf(template: string, known: Partial<Record<Place, string | null | undefined>>): string {
  const lacks = PLACES.some((place) => template.includes(`{${place}}`) && !known[place])
  if (lacks) return `${new URL(template.replace(/\{(class|person)\}/g, 'x')).origin}/`
  // A segment of dots alone would be a step up, encoded or not.
  const put = (value: string) =>
    encodeURIComponent(value.toWellFormed()).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%252E'))
  return new URL(template.replace(/\{(class|person)\}/g, (_, place: Place) => put(known[place]!))).href
}

/** Where one is taken, in words: «dnevnik.example.ru». */
export const siteOf = (href: string): string => new URL(href).host
