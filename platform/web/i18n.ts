import { use, useSyncExternalStore } from 'react'
import { noBreak } from './no-break.ts'
import { Phrases, type Words } from './phrases.ts'

export * from './dates.ts'
export { noBreak }

export type Language = 'ru' | 'en'
export const languages: readonly Language[] = ['ru', 'en']

export type { Words } from './phrases.ts'

/** Words at hand, or a way to fetch them: `() => import('./en.json')`. */
export type WordSource = Words | (() => Promise<Words | { default: Words }>)

/** `t('send')`, `t('people', { count: 5 })`, `t('list.empty', { name })`. */
export type Say = (key: string, values?: Record<string, unknown>) => string

const storageKey = 'zvonok.language'
const sources = new Map<string, Record<Language, WordSource>>()
const fetching = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

const kept = () => {
  try {
    return globalThis.localStorage?.getItem(storageKey)
  } catch {
    return null // storage is closed to us; the default serves
  }
}

let language: Language = kept() === 'en' ? 'en' : 'ru'

const phrases = new Phrases('ru')

const held = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? noBreak(value) : held(value)]),
  )

function put(namespace: string, into: Language, words: Words | { default: Words }) {
  const plain = ('default' in words && typeof words.default === 'object' ? words.default : words) as Words
  phrases.put(into, namespace, into === 'ru' ? held(plain) : plain)
}

/** Words of one domain, said once at the top of its screens' module. */
export function registerWords(namespace: string, words: Record<Language, WordSource>) {
  sources.set(namespace, words)
  for (const one of languages) {
    const source = words[one]
    if (typeof source !== 'function') put(namespace, one, source)
  }
}

/**
 * Nothing when the words came with the screen. Fetched words keep their promise: a component that has waited for them by
 * `use` must find it there when React draws it again. Its status is written on it, so that nobody waits twice.
 */
function fetchWords(namespace: string, into: Language): Promise<void> | undefined {
  const source = sources.get(namespace)?.[into]
  if (typeof source !== 'function') return undefined
  const key = `${into}:${namespace}`
  const begun = fetching.get(key)
  if (begun) return begun
  const promise = source().then((words) => {
    put(namespace, into, words)
    Object.assign(promise, { status: 'fulfilled', value: undefined })
  })
  fetching.set(key, promise)
  promise.catch(() => fetching.delete(key))
  return promise
}

export const getLanguage = () => language

/** Waits until every registered domain speaks it, so that no screen is half translated. */
export async function setLanguage(next: Language) {
  await Promise.all([...sources.keys()].map((namespace) => fetchWords(namespace, next)))
  language = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // not remembered then, but spoken now
  }
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

function watch(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = () => useSyncExternalStore(watch, getLanguage, getLanguage)

/** Outside of React; inside, `useWords`. */
export function wordsOf(namespace: string, into: Language = language): Say {
  return (key, values) => phrases.say(into, namespace, key, values)
}

const says = new Map<string, Say>()

/** `const t = useWords('chats')`: stable between renders; suspends while the words are on their way. */
export function useWords(namespace: string): Say {
  const into = useLanguage()
  const coming = fetchWords(namespace, into)
  if (coming) use(coming)
  const key = `${into}:${namespace}`
  const known = says.get(key)
  if (known) return known
  const say = wordsOf(namespace, into)
  says.set(key, say)
  return say
}
