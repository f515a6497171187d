import { Parser } from 'htmlparser2'
import type { OutsideAnswer } from '#server/outside'

export interface Page {
  title: string
  description: string
  site: string
  /** Whole address. */
  picture: string | null
}

const LONGEST = { title: 140, description: 260, site: 60 }
const FOUND_IN = 2048

/** What a page says of itself in its head. Whatever stands there becomes plain short lines. */
export function readPage({ bytes, charset, url }: OutsideAnswer): Page | null {
  const said = readHead(decode(bytes, charset))
  const title = oneLine(said.get('og:title') ?? said.get('twitter:title') ?? said.get('title'), LONGEST.title)
  const description = oneLine(
    said.get('og:description') ?? said.get('description') ?? said.get('twitter:description'),
    LONGEST.description,
  )
  if (!title) return null
  return {
    title,
    description: description === title ? '' : description,
    site: oneLine(said.get('og:site_name'), LONGEST.site) || new URL(url).hostname.replace(/^www\./, ''),
    picture: pictureOf(said, url),
  }
}

/** The first of each name counts. */
function readHead(html: string): Map<string, string> {
  const said = new Map<string, string>()
  let title: string | undefined
  const parser = new Parser({
    onopentag(tag, { property, name, content }) {
      if (tag === 'title' && !said.has('title')) title = ''
      const key = (property ?? name)?.toLowerCase()
      if (tag === 'meta' && key && content?.trim() && !said.has(key)) said.set(key, content)
      if (tag === 'body') parser.pause()
    },
    ontext(text) {
      if (title !== undefined && title.length < 1000) title += text
    },
    onclosetag(tag) {
      if (tag !== 'title' || title === undefined) return
      if (title.trim()) said.set('title', title)
      title = undefined
    },
  })
  parser.write(html)
  return said
}

function pictureOf(said: Map<string, string>, url: string): string | null {
  const named =
    said.get('og:image:secure_url') ?? said.get('og:image') ?? said.get('og:image:url') ?? said.get('twitter:image')
  return named && URL.canParse(named.trim(), url) ? new URL(named.trim(), url).href : null
}

/** What the header says, else the page itself; Russian pages of some age are not in UTF-8. */
function decode(bytes: Buffer, charset: string): string {
  const head = bytes.subarray(0, FOUND_IN).toString('latin1')
  const named = charset || /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] || 'utf-8'
  try {
    return new TextDecoder(named).decode(bytes)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return new TextDecoder().decode(bytes) // a name that nobody knows
  }
}

/** No line breaks, no control or direction signs, not longer than it may be. */
function oneLine(text: string | undefined, longest: number): string {
  const line = [
    ...(text ?? '')
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ]
  return line.length > longest
    ? `${line
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : line.join('')
}
