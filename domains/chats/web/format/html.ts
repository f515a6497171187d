import { type Block, type Inline, parseText } from '../../rules/format.ts'

const ELEMENTS = { bold: 'strong', italic: 'em', strike: 's' } as const

/** For programs that take formatted text: a letter, a document. Our own field takes the marks that stand in `data-zvonok`. */
export const htmlOf = (text: string): string =>
  `<div data-zvonok="${encodeURIComponent(text.toWellFormed())}">${parseText(text).map(blockOf).join('')}</div>`

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'code':
      return `<pre>${escaped(block.text)}</pre>`
    case 'quote':
      return `<blockquote>${inline(block.parts)}</blockquote>`
    case 'list': {
      const tag = /\d/.test(block.items[0]!.mark) ? 'ol' : 'ul'
      return `<${tag}>${block.items.map(({ parts }) => `<li>${inline(parts)}</li>`).join('')}</${tag}>`
    }
    case 'text':
      return `<p>${inline(block.parts)}</p>`
  }
}

const inline = (parts: Inline[]): string => parts.map(inlineOf).join('')

function inlineOf(part: Inline): string {
  if (typeof part === 'string') return escaped(part).replaceAll('\n', '<br>')
  if (part.kind === 'code') return `<code>${escaped(part.text)}</code>`
  if (part.kind === 'link') return `<a href="${escaped(part.href)}">${escaped(part.text)}</a>`
  const tag = ELEMENTS[part.kind]
  return `<${tag}>${inline(part.parts)}</${tag}>`
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!)
