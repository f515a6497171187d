import { LinkifyIt } from 'linkify-it'

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'name'; text: string; id: string }

const links = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true }).add('ftp:', null).add('//', null)
const SAFE = /^(https?:\/\/|mailto:)/i

/** Links and names of people in plain text. Nothing of the text is ever markup. */
export function piecesOf(text: string, mentions: { id: string; name: string }[]): Piece[] {
  return splitByNames(text, mentions).flatMap((piece) => (piece.kind === 'text' ? splitByLinks(piece.text) : [piece]))
}

function splitByNames(text: string, mentions: { id: string; name: string }[]): Piece[] {
  let pieces: Piece[] = [{ kind: 'text', text }]
  // The longest first: «@Анна Ли» is not «@Анна».
  for (const { id, name } of [...mentions].sort((a, b) => b.name.length - a.name.length)) {
    pieces = pieces.flatMap((piece) => {
      if (piece.kind !== 'text') return [piece]
      const parts = piece.text.split(`@${name}`)
      return parts.flatMap((part, place): Piece[] => [
        ...(place > 0 ? [{ kind: 'name' as const, text: `@${name}`, id }] : []),
        ...(part ? [{ kind: 'text' as const, text: part }] : []),
      ])
    })
  }
  return pieces
}

function splitByLinks(text: string): Piece[] {
  const found = links.match(text)?.filter(({ url }) => SAFE.test(url)) ?? []
  const pieces: Piece[] = []
  let at = 0
  for (const { index, lastIndex, text: shown, url } of found) {
    if (index > at) pieces.push({ kind: 'text', text: text.slice(at, index) })
    pieces.push({ kind: 'link', text: shown, href: url })
    at = lastIndex
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) })
  return pieces
}

/** Up to three emoji and nothing else: drawn large. */
export const isOnlyEmoji = (text: string): boolean =>
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u.test(text)
