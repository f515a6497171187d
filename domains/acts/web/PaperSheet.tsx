import { type Block, readPaper } from '#rules/acts'

/** The document as it will be printed, in the colours of the screen. */
export function PaperSheet({ text, label }: { text: string; label: string }) {
  return (
    <section className="acts-sheet" aria-label={label} lang="ru">
      {readPaper(text).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name
        <Part key={place} block={block} />
      ))}
    </section>
  )
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'title':
      return <p className="acts-head">{block.text}</p>
    case 'centre':
      return <p className="acts-centre">{block.text}</p>
    case 'right':
      return <p className="acts-right">{block.text}</p>
    case 'item':
      return <p className="acts-item">{block.text}</p>
    case 'text':
      return <p>{block.text}</p>
    case 'sides':
      return (
        <p className="acts-sides">
          <span>{block.left}</span>
          <span>{block.right}</span>
        </p>
      )
    case 'table':
      return <PaperTable rows={block.rows} />
    case 'space':
      return <div className="acts-space" />
  }
}

function PaperTable({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  const cellsOf = (row: string[]) => head.map((name, n) => ({ name, text: row[n] ?? '' }))
  return (
    <div className="acts-table">
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one text have no other name
            <tr key={place}>
              {cellsOf(row).map(({ name, text }) => (
                <td key={name}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
