import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import type { Glyph } from '../base/Icon.tsx'
import { Note } from '../surfaces/Note.tsx'

export type FormEndProps = {
  /** Words of the button. */
  children: ReactNode
  busy?: boolean
  /** Why it was refused, where no field is to blame. */
  trouble?: ReactNode
  /** Beside the button. */
  aside?: ReactNode
  icon?: Glyph
  wide?: boolean
  big?: boolean
}

/** What a form ends with: the trouble, if there is one, and the button that sends it. */
export function FormEnd({ trouble, aside, ...button }: FormEndProps) {
  const send = <Button kind="pri" type="submit" {...button} />
  return (
    <>
      {trouble && (
        <Note kind="bad" live>
          {trouble}
        </Note>
      )}
      {button.wide ? (
        send
      ) : (
        <div className="row wrap">
          {send}
          {aside}
        </div>
      )}
    </>
  )
}
