import { LinkifyIt } from 'linkify-it'

export type LinkPiece = { text: string; href?: string }

const links = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true }).add('ftp:', null).add('//', null)
const SAFE = /^(https?:\/\/|mailto:)/i

/** Addresses in plain text: of pages and of letters, nothing else. */
export function splitByLinks(text: string): LinkPiece[] {
  const found = links.match(text)?.filter(({ url }) => SAFE.test(url)) ?? []
  const pieces: LinkPiece[] = []
  let at = 0
  for (const { index, lastIndex, text: shown, url } of found) {
    if (index > at) pieces.push({ text: text.slice(at, index) })
    pieces.push({ text: shown, href: url })
    at = lastIndex
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
