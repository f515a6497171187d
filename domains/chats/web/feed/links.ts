import { LinkifyIt } from 'linkify-it'
import { safeAddress } from '../../rules/format.ts'

export type LinkPiece = { text: string; href?: string }

const links = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true }).add('ftp:', null).add('//', null)

/** Addresses in plain text: of pages and of letters, nothing else; none that hides its host behind an «@». */
export function splitByLinks(text: string): LinkPiece[] {
  const found = links.match(text)?.filter(({ url }) => safeAddress(url)) ?? []
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
