// What a press of the formatting bar does to the text: puts marks around what is chosen, or takes them away.

export type Deed = 'bold' | 'italic' | 'strike' | 'code' | 'link' | 'list' | 'quote'

/** Replace `from … to` of the text by `by`, then choose `chosen`. */
export interface Change {
  from: number
  to: number
  by: string
  chosen: [number, number]
}

const MARKS = { bold: '**', italic: '_', strike: '~~', code: '`' } as const

export function change(text: string, from: number, to: number, deed: Deed): Change {
  if (deed === 'list') return prefixLines(text, from, to, '- ')
  if (deed === 'quote') return prefixLines(text, from, to, '> ')
  const [start, end] = wholeWords(text, from, to)
  const words = text.slice(start, end)
  if (deed === 'link') return link(start, end, words)
  if (deed === 'code' && words.includes('\n')) return fence(text, from, to)
  return toggle(text, start, end, MARKS[deed])
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** Marks stand at the edges of words: spaces at the ends stay outside, half a word is marked whole. */
function wholeWords(text: string, from: number, to: number): [number, number] {
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  if (from === to) return [from, to]
  while (isLetter(text[from - 1])) from--
  while (isLetter(text[to])) to++
  return [from, to]
}

function toggle(text: string, from: number, to: number, mark: string): Change {
  const words = text.slice(from, to)
  const size = mark.length
  const outside = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark
  if (outside) return { from: from - size, to: to + size, by: words, chosen: [from - size, to - size] }
  const inside = words.length > 2 * size && words.startsWith(mark) && words.endsWith(mark)
  if (inside) return { from, to, by: words.slice(size, -size), chosen: [from, to - 2 * size] }
  return { from, to, by: `${mark}${words}${mark}`, chosen: [from + size, to + size] }
}

/** What is chosen next is what is missing: the address, or the words for an address. */
function link(from: number, to: number, words: string): Change {
  if (/^https?:\/\/\S+$/.test(words)) return { from, to, by: `[](${words})`, chosen: [from + 1, from + 1] }
  const at = from + words.length + 3
  return { from, to, by: `[${words.replace(/\s+/g, ' ')}](https://)`, chosen: [at, at + 'https://'.length] }
}

function fence(text: string, from: number, to: number): Change {
  const [start, end] = wholeLines(text, from, to)
  const by = `\`\`\`\n${text.slice(start, end)}\n\`\`\``
  return { from: start, to: end, by, chosen: [start, start + by.length] }
}

function prefixLines(text: string, from: number, to: number, prefix: string): Change {
  const [start, end] = wholeLines(text, from, to)
  const lines = text.slice(start, end).split('\n')
  const has = lines.every((line) => line.startsWith(prefix))
  const by = lines.map((line) => (has ? line.slice(prefix.length) : prefix + line)).join('\n')
  return { from: start, to: end, by, chosen: [start, start + by.length] }
}

function wholeLines(text: string, from: number, to: number): [number, number] {
  const end = text.indexOf('\n', to)
  return [text.lastIndexOf('\n', from - 1) + 1, end < 0 ? text.length : end]
}
