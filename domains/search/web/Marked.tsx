import type { Snippet } from '../contract.ts'

/** Text with the found words lit. The places come from the server; the text is never read as HTML. */
export function Marked({ snippet: { text, marks } }: { snippet: Snippet }) {
  let from = 0
  const parts = marks.flatMap(([start, end]) => {
    const before = text.slice(from, start)
    from = end
    return [
      before,
      <mark key={start} className="search-mark">
        {text.slice(start, end)}
      </mark>,
    ]
  })
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}
