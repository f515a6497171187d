import type { PersonRef } from '#contract/people'

/** «@Ел» before the cursor: what is looked for, and where it begins. */
export function openMention(text: string, cursor: number): { from: number; sought: string } | undefined {
  const found = /(?:^|[\s(«"])@([\p{L}-]*(?: [\p{L}-]*)?)$/u.exec(text.slice(0, cursor))
  if (!found) return undefined
  const sought = found[1]!
  return { from: cursor - sought.length - 1, sought }
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')

/** People whose name has a word, or two in order, that begin so. */
export function matching<P extends Pick<PersonRef, 'name'>>(people: P[], sought: string, most = 6): P[] {
  const words = plain(sought).split(' ').filter(Boolean)
  const fits = ({ name }: P) => {
    const parts = plain(name).split(/[\s-]+/)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  }
  return people.filter(fits).slice(0, most)
}

export function withMention(
  text: string,
  from: number,
  cursor: number,
  name: string,
): { text: string; cursor: number } {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(cursor).trimStart(), cursor: before.length }
}

/** Those whose name still stands in the text. */
export const stillMentioned = <M extends { name: string }>(mentions: M[], text: string): M[] =>
  mentions.filter(({ name }) => text.includes(`@${name}`))
