import { splitByLinks } from './links.ts'

/** Text whose addresses can be pressed. */
export default function LinkedText({ text }: { text: string }) {
  let at = 0
  return splitByLinks(text).map((piece) => {
    const key = at
    at += piece.text.length
    if (!piece.href) return piece.text
    return (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    )
  })
}
