// How a document is written down: plain words that anybody can change, with a sign at the beginning of a line.

export type Block =
  | { kind: 'title' | 'centre' | 'right' | 'text' | 'item'; text: string }
  | { kind: 'sides'; left: string; right: string } // «Директор … Н. П. Белова»
  | { kind: 'table'; rows: string[][] }
  | { kind: 'space' }

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim())

export function readPaper(text: string): Block[] {
  const blocks: Block[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const last = blocks.at(-1)
    if (!line) {
      if (last && last.kind !== 'space') blocks.push({ kind: 'space' })
    } else if (line.startsWith('|')) {
      if (last?.kind === 'table') last.rows.push(cellsOf(line))
      else blocks.push({ kind: 'table', rows: [cellsOf(line)] })
    } else blocks.push(blockOf(line))
  }
  if (blocks.at(-1)?.kind === 'space') blocks.pop()
  return blocks
}

function blockOf(line: string): Block {
  const rest = line.slice(1).trim()
  switch (line[0]) {
    case '#':
      return { kind: 'title', text: rest }
    case '=':
      return { kind: 'centre', text: rest }
    case '>':
      return { kind: 'right', text: rest }
    case '~': {
      const [left = '', right = ''] = cellsOf(rest)
      return { kind: 'sides', left, right }
    }
    default:
      return /^[-–—] /.test(line) ? { kind: 'item', text: rest } : { kind: 'text', text: line }
  }
}
