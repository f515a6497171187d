import { Marked, type Token, type Tokens } from 'marked'
import type { Plugin } from 'vite'
import { noBreak } from '#web/no-break'

export interface Section {
  /** Its place in the page; empty before the first heading. */
  id: string
  title: string
  /** Its words, for the search. */
  text: string
}
export interface GuidePage {
  title: string
  html: string
  sections: Section[]
}

/**
 * Pages of docs/guide are the help centre's: each becomes a module of its own when the client is built, so the browser
 * brings no reader of Markdown. `?title` is the heading alone, for tables of contents.
 */
export function guide(): Plugin {
  return {
    name: 'guide',
    transform(source, id) {
      const [file, query] = id.split('?')
      if (!/\/docs\/guide\/(en\/)?[\w-]+\.md$/.test(file!)) return null
      const page = readPage(source, { russian: !file!.includes('/guide/en/') })
      return { code: `export default ${JSON.stringify(query === 'title' ? page.title : page)}`, map: null }
    },
  }
}

export function readPage(source: string, { russian = true } = {}): GuidePage {
  const say = russian ? noBreak : (text: string) => text
  const sections: Section[] = [{ id: '', title: '', text: '' }]
  const inHeadings = new Set<Token>()
  let title = ''
  const marked: Marked = new Marked({
    walkTokens(token) {
      if (token.type === 'heading') {
        const name = plain(token as Tokens.Heading)
        if (token.depth === 1 && !title) title = say(name)
        else sections.push({ id: slug(name), title: say(name), text: '' })
        for (const word of token.tokens ?? []) inHeadings.add(word)
      } else if (isWords(token) && !inHeadings.has(token)) sections.at(-1)!.text += `${token.text} `
    },
    renderer: {
      heading(token) {
        if (token.depth === 1 && say(plain(token)) === title) return '' // the screen's own
        const level = `h${Math.max(2, token.depth)}` // a second subject of the same page
        return `<${level} id="${slug(plain(token))}">${this.parser.parseInline(token.tokens)}</${level}>\n`
      },
      text(token): string {
        return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : say(escapeText(token.text))
      },
      link(token) {
        const words = this.parser.parseInline(token.tokens)
        const page = /^(?:\.\.\/)?([\w-]+)\.md(#.*)?$/.exec(token.href)
        if (page && !token.href.includes('operations')) return `<a href="/help/${page[1]}${page[2] ?? ''}">${words}</a>`
        if (/^\/[a-z]/.test(token.href)) return `<a href="${token.href}">${words}</a>`
        if (/^https:/.test(token.href)) return `<a href="${token.href}" target="_blank" rel="noreferrer">${words}</a>`
        return words
      },
      html: ({ text }) => (/^<\/?kbd>$/.test(text) ? text : ''), // pages are words, and keys to press
      table(token) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
        const body = token.rows.map((cells) => row(cells, 'td')).join('')
        return `<div class="support-table" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`
      },
    },
  })
  const html = marked.parse(source, { async: false })
  return { title, html, sections: sections.map((one) => ({ ...one, text: one.text.trim() })) }
}

const isWords = (token: Token): token is Tokens.Text | Tokens.Codespan =>
  token.type === 'codespan' || (token.type === 'text' && !('tokens' in token && token.tokens))

const plain = (heading: Tokens.Heading): string => heading.text.replace(/[*_`]/g, '')
/** As GitHub makes them, so that links between pages work in both places. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

const escapeText = (text: string): string =>
  text
    .replace(/&(?![a-z#]\w*;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
