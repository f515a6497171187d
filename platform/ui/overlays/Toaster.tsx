import './overlays.css'
import { CircleAlert, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../actions/Button.tsx'
import { IconButton } from '../actions/IconButton.tsx'
import { Icon } from '../base/Icon.tsx'
import { useUiWords } from '../base/words.ts'
import { dropToast, listToasts, type ToastItem, watchToasts } from './toast.ts'

const plainMs = 6_000
const withChoiceMs = 12_000

/** Once, at the root. It is a polite live region: said when the screen reader is free. */
export function Toaster() {
  const items = useSyncExternalStore(watchToasts, listToasts)
  const box = useRef<HTMLDivElement>(null)
  const newest = items.at(-1)?.id
  // Shown anew for each toast, so that it comes out over a dialog opened since.
  useLayoutEffect(() => {
    const toaster = box.current!
    if (toaster.matches(':popover-open')) toaster.hidePopover()
    if (newest !== undefined) toaster.showPopover()
  }, [newest])
  return (
    <div role="status">
      <div className="toaster" popover="manual" ref={box}>
        {items.map((item) => (
          <Toast key={item.id} item={item} />
        ))}
      </div>
    </div>
  )
}

function Toast({ item }: { item: ToastItem }) {
  const [held, setHeld] = useState(false)
  const words = useUiWords()
  const { id, text, undo, bad, lasting } = item
  const choice = item.action ?? (undo && { label: words.undo, run: undo })
  const stayMs = choice || bad ? withChoiceMs : plainMs
  useEffect(() => {
    if (held || lasting) return
    const timer = setTimeout(() => dropToast(id), stayMs)
    return () => clearTimeout(timer)
  }, [held, id, lasting, stayMs])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  const choose = () => {
    choice?.run()
    dropToast(id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stops the clock while it is read
    <div className="toast" onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      {bad && <Icon of={CircleAlert} />}
      <p>{text}</p>
      {choice && <Button onClick={choose}>{choice.label}</Button>}
      <IconButton icon={X} label={words.close} onClick={() => dropToast(id)} />
    </div>
  )
}
