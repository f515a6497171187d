import './format.css'
import { Bold, Code, Italic, Link, List, Quote, Strikethrough } from 'lucide-react'
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { IconButton } from '#ui'
import { useWords } from '#web/i18n'
import { change, type Deed } from './mark.ts'

const deeds = [
  { deed: 'bold', icon: Bold },
  { deed: 'italic', icon: Italic },
  { deed: 'strike', icon: Strikethrough },
  { deed: 'code', icon: Code },
  { deed: 'link', icon: Link },
  { deed: 'list', icon: List },
  { deed: 'quote', icon: Quote },
] as const

// The place of the key, not its letter: a Russian layout has «и» and «ш» there.
const KEYS: Record<string, Deed> = { KeyB: 'bold', KeyI: 'italic' }

/** Over the field while something in it is chosen. */
export default function FormatBar({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const t = useWords('chats')
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const input = field.current
    if (!input) return
    const look = () => setOpen(document.activeElement === input && input.selectionStart < input.selectionEnd)
    const keyed = (event: KeyboardEvent) => {
      const deed = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.code]
      if (!deed) return
      event.preventDefault()
      press(input, deed)
    }
    document.addEventListener('selectionchange', look)
    input.addEventListener('select', look)
    input.addEventListener('blur', look)
    input.addEventListener('keydown', keyed)
    return () => {
      document.removeEventListener('selectionchange', look)
      input.removeEventListener('select', look)
      input.removeEventListener('blur', look)
      input.removeEventListener('keydown', keyed)
    }
  }, [field])

  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const conversation = open && bar.current?.closest('.conv')
    if (!conversation) return
    conversation.toggleAttribute('data-format', true)
    return () => void conversation.toggleAttribute('data-format', false)
  }, [open])

  if (!open) return null
  return (
    <div ref={bar} className="chats-format" role="toolbar" aria-label={t('format.label')}>
      {deeds.map(({ deed, icon }) => (
        <IconButton
          key={deed}
          icon={icon}
          label={t(`format.${deed}`)}
          // The choice stays in the field while the button is pressed.
          onPointerDown={(event: PointerEvent) => event.preventDefault()}
          onClick={() => field.current && press(field.current, deed)}
        />
      ))}
    </div>
  )
}

/** As if it were typed, so that Ctrl Z takes it back. */
function press(input: HTMLTextAreaElement, deed: Deed): void {
  const { from, to, by, chosen } = change(input.value, input.selectionStart, input.selectionEnd, deed)
  input.focus()
  input.setSelectionRange(from, to)
  if (!document.execCommand('insertText', false, by)) {
    input.setRangeText(by)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  input.setSelectionRange(...chosen)
}
