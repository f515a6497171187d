import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { Dialog } from './Dialog.tsx'

export type ConfirmProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** The consequence: what will happen, and to whom. */
  children: ReactNode
  /** The verb itself: «Удалить», not «Да». */
  confirm: string
  cancel: string
  onConfirm: () => void
  busy?: boolean
  /** It cannot be undone. */
  red?: boolean
}

export const Confirm = ({ confirm, cancel, onConfirm, busy, red, children, ...dialog }: ConfirmProps) => (
  <Dialog
    {...dialog}
    actions={
      <>
        <Button kind="line" onClick={dialog.onClose}>
          {cancel}
        </Button>
        <Button kind={red ? 'line' : 'pri'} className={red ? 'btn-red' : undefined} busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </>
    }
  >
    <div className="dim">{children}</div>
  </Dialog>
)
