import { mayBeFormatted } from './may-be-formatted.ts'

// A small part of Markdown, kept as the text itself: **bold**, _italic_, ~~strike~~, `code`, [words](address), lists,
// quotes, blocks of code. What is not closed stays as it was written: no word is ever lost, and every sign is looked at
// a bounded number of times.

/** `address` is the link as it was written. */
export type FormatLink = { kind: 'link'; text: string; href: string; address: string }
export type Inline = string | { kind: Emphasis; parts: Inline[] } | { kind: 'code'; text: string } | FormatLink
export type Block =
  | { kind: 'text' | 'quote'; parts: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; items: { mark: string; parts: Inline[] }[] }
type Emphasis = 'bold' | 'italic' | 'strike'

const LIST = /^ {0,3}([-*•]|\d{1,3}[.)]) +(\S.*)$/s
const QUOTE = /^>(?: (.*))?$/s
const isFence = (line: string | undefined): boolean => line?.trimEnd() === '```'

/** `cut`: the text is a beginning, so what is open at its end would have been closed. */
export function parseText(text: string, { cut = false } = {}): Block[] {
  const lines = text.split(/\r?\n/)
  const lastFence = lines.findLastIndex(isFence)
  const blocks: Block[] = []
  const inline = (part: string[]) => parseInline(part.join('\n'), cut)
  for (let n = 0; n < lines.length; ) {
    const from = n
    const take = (fits: (line: string) => boolean) => {
      while (n < lines.length && fits(lines[n]!)) n++
      return lines.slice(from, n)
    }
    if (isFence(lines[n]) && n < lastFence) {
      n++
      while (!isFence(lines[n])) n++
      blocks.push({ kind: 'code', text: lines.slice(from + 1, n++).join('\n') })
    } else if (QUOTE.test(lines[n]!)) {
      blocks.push({ kind: 'quote', parts: inline(take((line) => QUOTE.test(line)).map((line) => line.slice(2))) })
    } else if (LIST.test(lines[n]!)) {
      const items = take((line) => LIST.test(line)).map((line) => LIST.exec(line)!)
      blocks.push({ kind: 'list', items: items.map(([, mark, words]) => ({ mark: mark!, parts: inline([words!]) })) })
    } else {
      const isPlain = (line: string) => !QUOTE.test(line) && !LIST.test(line) && !(isFence(line) && n < lastFence)
      blocks.push({ kind: 'text', parts: inline(take(isPlain)) })
    }
  }
  return blocks
}

const MARKS: Record<string, Emphasis> = { '**': 'bold', _: 'italic', '~~': 'strike' }
// A bare address comes first: its own signs mark nothing. Then code, a link, runs of marks.
const TOKEN =
  /(?:https?:\/\/|www\.)[^\s<>*~`]*[^\s<>*~`_.,:;!?)\]]|`([^`\n]+)`|\[([^[\]\n]+)\]\(((?:[^\s()[\]<>]|\([^\s()[\]<>]*\))+)\)|\*+|~+|_+/gu

type Frame = { kind?: Emphasis; mark: string; from: number; parts: Inline[] }

function parseInline(text: string, cut: boolean): Inline[] {
  // At most one open frame of each kind, so a part moves at most three times.
  const frames: Frame[] = [{ mark: '', from: 0, parts: [] }]
  let at = 0
  for (const { 0: found, 1: code, 2: label, 3: address, index } of text.matchAll(TOKEN)) {
    const node = code !== undefined ? ({ kind: 'code', text: code } as const) : linkOf(label, address)
    const kind = MARKS[found]
    const end = index + found.length
    const open = frames.findIndex((frame) => kind !== undefined && frame.kind === kind)
    const closes = open > 0 && index > frames[open]!.from && isEdge(text[end], text[index - 1])
    const opens = kind !== undefined && open < 0 && isEdge(text[index - 1], text[end])
    if (!node && !closes && !opens) continue
    add(frames, text.slice(at, index))
    at = end
    if (node) add(frames, node)
    else if (opens) frames.push({ kind, mark: found, from: end, parts: [] })
    else {
      while (frames.length > open + 1) unwrap(frames, false)
      const { parts } = frames.pop()!
      add(frames, { kind: kind!, parts })
    }
  }
  add(frames, text.slice(at))
  while (frames.length > 1) unwrap(frames, cut)
  return frames[0]!.parts
}

/** A mark stands at the edge of words: no letter outside of it, no space inside. «snake_case» and «2 ** 3» mark nothing. */
const isEdge = (outside: string | undefined, inside: string | undefined): boolean =>
  !(outside && /[\p{L}\p{N}]/u.test(outside)) && inside !== undefined && !/\s/.test(inside)

function add(frames: Frame[], part: Inline): void {
  const { parts } = frames.at(-1)!
  const last = parts.at(-1)
  if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
  else if (part !== '') parts.push(part)
}

/** What was never closed is no mark. */
function unwrap(frames: Frame[], cut: boolean): void {
  const { mark, parts } = frames.pop()!
  if (!cut) add(frames, mark)
  for (const part of parts) add(frames, part)
}

function linkOf(text: string | undefined, address: string | undefined): FormatLink | undefined {
  const href = address && safeAddress(address)
  return text !== undefined && href ? { kind: 'link', text, href, address } : undefined
}

/** Pages, letters, telephones and the school's own paths; nothing that a browser would run, and no name before «@». */
export function safeAddress(address: string): string | undefined {
  if (/[\s\p{Cc}\\]/u.test(address)) return undefined
  if (/^\/(?!\/)/.test(address)) return address
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.username || url.password ? undefined : url.href
}

/** Where a link really leads, unless its words say that already: «сбербанк (evil.example)». */
export function trueAddress({ text, href, address }: FormatLink): string {
  if (href.startsWith('/')) return ''
  const url = new URL(href)
  if (!url.host) return text === url.pathname ? '' : url.pathname
  const said = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!/\s/.test(text) && URL.canParse(said) && new URL(said).host === url.host) return ''
  return hostAsWritten(address, url)
}

/** «школа.рф» as people read it; letters of two alphabets in one host are shown as what they are. */
export function hostAsWritten(address: string, url: URL): string {
  const written = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? ''
  return /^[а-яё\d.-]+(?::\d+)?$/.test(written) && URL.canParse(`http://${written}`) ? written : url.host
}

/** The words alone: for lists of chats, search, notifications, paper. A link says where it leads. */
export function plainWords(text: string, options: { cut?: boolean } = {}): string {
  if (!mayBeFormatted(text)) return text
  return parseText(text, options).map(wordsOf).join('\n')
}

function wordsOf(block: Block): string {
  if (block.kind === 'code') return block.text
  if (block.kind === 'list') return block.items.map(({ mark, parts }) => `${mark} ${join(parts)}`).join('\n')
  return join(block.parts)
}

const join = (parts: Inline[]): string => parts.map(wordsOfPart).join('')

function wordsOfPart(part: Inline): string {
  if (typeof part === 'string') return part
  if (part.kind === 'code') return part.text
  if (part.kind !== 'link') return join(part.parts)
  return part.href.startsWith('/') || part.text === part.address ? part.text : `${part.text} (${part.address})`
}
