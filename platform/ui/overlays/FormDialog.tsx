import { type ReactNode, useId } from 'react'
import { Button } from '../actions/Button.tsx'
import { Note } from '../surfaces/Note.tsx'
import { Dialog, type DialogProps } from './Dialog.tsx'

export type FormDialogProps = Omit<DialogProps, 'open' | 'actions'> & {
  onSend: () => void
  /** The verb itself: «Опубликовать», not «Да». */
  send: ReactNode
  /** Words of the way back; without them the cross alone closes. */
  cancel?: string
  busy?: boolean
  disabled?: boolean
  /** It cannot be undone. */
  red?: boolean
  /** Another deed, before the one that sends. */
  aside?: ReactNode
  /** Why it was refused, where no field is to blame. */
  trouble?: ReactNode
}

/** A form over the screen: Enter sends it, a refusal stands at its end. */
export function FormDialog({ onSend, send, cancel, red, aside, trouble, children, ...rest }: FormDialogProps) {
  const form = useId()
  const { busy, disabled, ...dialog } = rest
  return (
    <Dialog
      {...dialog}
      open
      actions={
        <>
          {cancel && (
            <Button kind="line" onClick={dialog.onClose}>
              {cancel}
            </Button>
          )}
          {aside}
          <Button kind={red ? 'red' : 'pri'} type="submit" form={form} {...{ busy, disabled }}>
            {send}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        {children}
        {trouble && (
          <Note kind="bad" live>
            {trouble}
          </Note>
        )}
      </form>
    </Dialog>
  )
}
