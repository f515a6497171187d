import './formatted.css'
import { Fragment, type ReactNode } from 'react'
import { type Block, type FormatLink, type Inline, parseText, trueAddress } from '../../rules/format.ts'
import { leadingTo } from './leading.ts'

type Words = (text: string) => ReactNode
type Props = { text: string /** Draws what is no mark: names, addresses. */; words?: Words }

/** Marks as elements, never as HTML: whatever is written stays text. */
export default function FormattedText({ text, words = (plain) => plain }: Props) {
  return numbered(parsed(text), (block) => <BlockOf block={block} words={words} />)
}

const KEPT = 500
const kept = new Map<string, Block[]>()

/** The same messages are drawn again at each turn from chat to chat. */
function parsed(text: string): Block[] {
  const known = kept.get(text)
  if (known) return known
  const blocks = parseText(text)
  if (kept.size >= KEPT) kept.clear()
  kept.set(text, blocks)
  return blocks
}

function BlockOf({ block, words }: { block: Block; words: Words }) {
  switch (block.kind) {
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the arrow keys
        <pre className="chats-code" tabIndex={0}>
          {block.text}
        </pre>
      )
    case 'quote':
      return <blockquote className="chats-said">{inline(block.parts, words)}</blockquote>
    case 'list':
      return (
        <ul className="chats-list">
          {numbered(block.items, ({ mark, parts }) => (
            <li>
              <span>{/\d/.test(mark) ? mark : '•'}</span>
              <span>{inline(parts, words)}</span>
            </li>
          ))}
        </ul>
      )
    case 'text':
      return inline(block.parts, words)
  }
}

const inline = (parts: Inline[], words: Words): ReactNode =>
  numbered(parts, (part) => <InlineOf part={part} words={words} />)

function InlineOf({ part, words }: { part: Inline; words: Words }) {
  if (typeof part === 'string') return words(part)
  switch (part.kind) {
    case 'bold':
      return <strong>{inline(part.parts, words)}</strong>
    case 'italic':
      return <em>{inline(part.parts, words)}</em>
    case 'strike':
      return <s>{inline(part.parts, words)}</s>
    case 'code':
      return <code className="chats-code">{part.text}</code>
    case 'link':
      return <LinkOf link={part} />
  }
}

/** Words may call themselves anything; beside them stands where they lead. */
function LinkOf({ link }: { link: FormatLink }) {
  const leads = trueAddress(link)
  return (
    <>
      <a {...leadingTo(link.href)}>
        <bdi>{link.text}</bdi>
      </a>
      {leads && (
        <bdi className="chats-leads" dir="ltr">
          {' '}
          ({leads})
        </bdi>
      )}
    </>
  )
}

/** Parts of one text have no names of their own: the place is the key. */
const numbered = <T,>(list: readonly T[], draw: (one: T) => ReactNode): ReactNode =>
  list.map((one, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text is drawn anew as a whole
    <Fragment key={place}>{draw(one)}</Fragment>
  ))
