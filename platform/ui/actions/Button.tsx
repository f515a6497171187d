import './button.css'
import { clsx } from 'clsx'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { type Glyph, Icon } from '../base/Icon.tsx'
import { useUiWords } from '../base/words.ts'

export type ButtonKind = 'pri' | 'soft' | 'line' | 'plain' | 'red'

type Shape = { kind?: ButtonKind; wide?: boolean; big?: boolean; icon?: Glyph; busy?: boolean; children?: ReactNode }
type Press = Omit<ComponentProps<'button'>, 'children'> & { href?: undefined }
type Go = Omit<ComponentProps<'a'>, 'children'> & { href: string }

export type ButtonProps = Shape & (Press | Go)

/** A press, or a link when it has `href`. One `pri` per card. While `busy` it keeps its focus and ignores presses. */
export function Button({ kind = 'plain', wide, big, icon, busy, className, children, ...rest }: ButtonProps) {
  const words = useUiWords()
  const looks = clsx('btn', `btn-${kind}`, wide && 'btn-wide', big && 'btn-big', className)
  const lead = busy ? <span className="btn-spin" role="img" aria-label={words.wait} /> : icon && <Icon of={icon} />
  if (rest.href !== undefined)
    return (
      <a {...rest} className={looks}>
        {lead}
        {children}
      </a>
    )
  const { onClick, ...press } = rest
  const pressed = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))
  return (
    <button type="button" {...press} className={looks} onClick={pressed} aria-disabled={busy || undefined}>
      {lead}
      {children}
    </button>
  )
}
