import './overlays.css'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { IconButton } from '../actions/IconButton.tsx'
import { useUiWords } from '../base/words.ts'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  children?: ReactNode
  /** Buttons at the foot, the `pri` one last. */
  actions?: ReactNode
  wide?: boolean
}

/** The browser's own modal: keeps the keyboard inside, gives focus back, and needs no style injected at run time. */
export const Dialog = ({ open, ...rest }: DialogProps) => (open ? <OpenDialog {...rest} /> : null)

function OpenDialog({ onClose, title, children, actions, wide }: Omit<DialogProps, 'open'>) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  const words = useUiWords()
  useLayoutEffect(() => {
    const dialog = box.current!
    dialog.showModal()
    const first = dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select)')
    const start = first ?? dialog.querySelector<HTMLElement>('h2')
    start?.focus()
    const letGo = holdPage()
    return () => {
      dialog.close()
      letGo()
    }
  }, [])
  // Pressed and let go on the veil: words chosen with a mouse may end their way there.
  const pressedAt = useRef<EventTarget>(undefined)
  const veilPressed = (event: MouseEvent) =>
    event.target === box.current && pressedAt.current === box.current && onClose()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, see onCancel
    <dialog
      ref={box}
      className={clsx('dialog', wide && 'dialog-wide')}
      aria-labelledby={id}
      onPointerDown={({ target }) => {
        pressedAt.current = target
      }}
      onClick={veilPressed}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div>
        <div className="dialog-head">
          <h2 id={id} className="sp" tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon={X} label={words.close} onClick={onClose} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text must scroll by keyboard */}
        <div className="dialog-body" tabIndex={0}>
          {children}
        </div>
        {actions && <div className="dialog-acts">{actions}</div>}
      </div>
    </dialog>
  )
}

let holding = 0

/** The page beneath does not scroll. A rule «has a dialog» would be asked at every change of the page. */
function holdPage(): () => void {
  const hold = (by: number) => {
    holding += by
    document.documentElement.toggleAttribute('data-held', holding > 0)
  }
  hold(1)
  return () => hold(-1)
}
