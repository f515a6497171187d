import { getLanguage, noBreak } from '#web/i18n'

/** «## » begins a heading, «— » a point, everything else is a paragraph. */
export function ConductText({ text, level = 2 }: { text: string; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const blocks = (getLanguage() === 'ru' ? noBreak(text) : text)
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
  return (
    <div className="moderation-conduct">
      {blocks.map((block) => {
        if (block.startsWith('## ')) return <Heading key={block}>{block.slice(3)}</Heading>
        const lines = block.split('\n')
        if (!lines.every((line) => /^[—–-] /.test(line))) return <p key={block}>{block}</p>
        return (
          <ul key={block}>
            {lines.map((line) => (
              <li key={line}>{line.slice(2)}</li>
            ))}
          </ul>
        )
      })}
    </div>
  )
}
