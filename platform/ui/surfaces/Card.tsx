import './surfaces.css'
import { clsx } from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'

export type CardProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  /** Beside the title: a count, a tag. */
  mark?: ReactNode
  /** At the far end of the title's line: one plain button or a short text. */
  aside?: ReactNode
}

/** A sheet of paper. With a title it is a landmark of that name. */
export function Card({ title, mark, aside, className, children, ...rest }: CardProps) {
  const id = useId()
  return (
    <section aria-labelledby={title ? id : undefined} {...rest} className={clsx('card', className)}>
      {title && (
        <div className="card-head">
          <h2 id={id}>{title}</h2>
          {mark}
          <span className="sp" />
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
