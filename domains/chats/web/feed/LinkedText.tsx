import { leadingTo } from './leading.ts'
import { splitByLinks } from './links.ts'

/** Text whose addresses can be pressed. */
export default function LinkedText({ text }: { text: string }) {
  let at = 0
  return splitByLinks(text).map((piece) => {
    const key = at
    at += piece.text.length
    if (!piece.href) return piece.text
    return (
      <a key={key} {...leadingTo(piece.href)}>
        {piece.text}
      </a>
    )
  })
}
