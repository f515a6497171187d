import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { Note } from '../surfaces/Note.tsx'
import { Skeleton } from '../surfaces/Skeleton.tsx'

export type PageRowsProps = {
  /** `<li>` each; undefined while they are on their way. */
  rows: readonly ReactNode[] | undefined
  trouble?: string | undefined
  /** Instead of no rows at all. */
  none?: ReactNode
  /** Words of the button, and what it does while there is more. */
  more: string
  onMore?: (() => void) | undefined
}

/** One page of a list of people that is longer than a screen. */
export function PageRows({ rows, trouble, none, more, onMore }: PageRowsProps) {
  if (trouble)
    return (
      <li>
        <Note kind="bad">{trouble}</Note>
      </li>
    )
  if (!rows)
    return (
      <li>
        <Skeleton rows lines={5} />
      </li>
    )
  if (rows.length === 0) return none
  return (
    <>
      {rows}
      {onMore && (
        <li>
          <Button wide onClick={onMore}>
            {more}
          </Button>
        </li>
      )}
    </>
  )
}
