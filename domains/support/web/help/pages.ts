import type { Language } from '#web/i18n'

export interface HelpPage {
  title: string
  html: string
  sections: { id: string; title: string; text: string }[]
}
type Loads = Record<string, () => Promise<{ default: HelpPage }>>
type Titles = Record<string, string>

// One source: docs/guide. The build makes each page a module of its own (apps/web/guide.ts).
const pages: Record<Language, Loads> = {
  ru: byName(import.meta.glob<{ default: HelpPage }>('../../../../docs/guide/*.md')),
  en: byName(import.meta.glob<{ default: HelpPage }>('../../../../docs/guide/en/*.md')),
}
const titles: Record<Language, Titles> = {
  ru: byName(
    import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?title', import: 'default', eager: true }),
  ),
  en: byName(
    import.meta.glob<string>('../../../../docs/guide/en/*.md', { query: '?title', import: 'default', eager: true }),
  ),
}

function byName<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).map(([file, one]) => [file.replace(/^.*\/|\.md.*$/g, ''), one]))
}

export const pageNames: readonly string[] = Object.keys(titles.ru)
export const isPage = (name: string): boolean => name in titles.ru

/** A page that has no translation yet keeps its Russian name. */
export const titleOf = (name: string, language: Language): string => titles[language][name] ?? titles.ru[name] ?? name
/** In which language the page is there. */
export const languageOf = (name: string, language: Language): Language => (name in titles[language] ? language : 'ru')

const read = new Map<string, Promise<HelpPage>>()

/** The same promise for the same page, so that `use` may wait for it. */
export function readPage(name: string, language: Language): Promise<HelpPage> {
  const key = `${languageOf(name, language)}/${name}`
  const known = read.get(key)
  if (known) return known
  const promise = pages[languageOf(name, language)][name]!().then((module) => module.default)
  read.set(key, promise)
  promise.catch(() => read.delete(key)) // the network was away: the next look asks again
  return promise
}

export const readAll = (language: Language): Promise<{ name: string; page: HelpPage }[]> =>
  Promise.all(pageNames.map(async (name) => ({ name, page: await readPage(name, language) })))
