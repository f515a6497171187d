import { soughtWords } from '#rules/people'
import type { HelpPage } from './pages.ts'

export interface Found {
  name: string
  title: string
  /** The part of the page that answers, and its place there. */
  section: string
  id: string
  around: string
}

// Endings change, the beginning of a Russian word stays: «уведомлений» finds «уведомления».
const stem = (word: string): string =>
  word.length > 5 ? word.slice(0, -2) : word.length > 4 ? word.slice(0, -1) : word
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** Parts of pages that hold every word, the fullest answer first. */
export function findInHelp(pages: readonly { name: string; page: HelpPage }[], asked: string): Found[] {
  const words = soughtWords(asked.replace(/[^\p{L}\p{N}]+/gu, ' ')).map(stem)
  if (words.length === 0) return []
  const found = pages.flatMap(({ name, page }) =>
    page.sections.map(({ id, title, text }) => {
      const [inPage, inTitle, inText] = [page.title, title, text].map(plain) as [string, string, string]
      const weights = words.map((word) => weigh(word, inPage, inTitle, inText))
      const weight = weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one, 0)
      return { weight, name, title: page.title, section: title, id, around: around(text, words[0]!) }
    }),
  )
  return found
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, 20)
    .map(({ weight: _, ...rest }) => rest)
}

function weigh(word: string, page: string, title: string, text: string): number {
  const has = (place: string) => new RegExp(`(^|[^\\p{L}\\p{N}])${word}`, 'u').test(place)
  return (has(title) ? 6 : 0) + (has(page) ? 3 : 0) + (has(text) ? 1 : 0)
}

function around(text: string, word: string): string {
  const at = plain(text).indexOf(word)
  const from = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1
  const words = text.slice(from, from + 170)
  const end = from + 170 < text.length ? words.lastIndexOf(' ') : words.length
  return `${from > 0 ? '… ' : ''}${words.slice(0, end)}${end < words.length || from + 170 < text.length ? ' …' : ''}`
}
