import './overlays.css'
import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, useId, useRef } from 'react'

export type TooltipProps = { text: string; children: ReactElement<{ 'aria-describedby'?: string }> }

const gap = 6
const margin = 8

/** A remark on hover or keyboard focus; never the only place of a thing one must know. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId()
  const tip = useRef<HTMLSpanElement>(null)
  const hide = () => tip.current?.matches(':popover-open') && tip.current.hidePopover()
  const show = (anchor: Element) => {
    const it = tip.current
    if (!it?.showPopover || it.matches(':popover-open')) return
    it.showPopover()
    const at = anchor.getBoundingClientRect()
    const left = at.left + at.width / 2 - it.offsetWidth / 2
    const above = at.top - it.offsetHeight - gap
    it.style.left = `${Math.max(margin, Math.min(left, innerWidth - it.offsetWidth - margin))}px`
    it.style.top = `${above > margin ? above : at.bottom + gap}px`
  }
  const focused = (event: FocusEvent) => event.target.matches(':focus-visible') && show(event.currentTarget)
  const entered = (event: PointerEvent) => event.pointerType === 'mouse' && show(event.currentTarget)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches what happens to the child
    <span
      className="tip-anchor"
      onPointerEnter={entered}
      onPointerLeave={hide}
      onFocus={focused}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span ref={tip} id={id} role="tooltip" popover="manual" className="tip">
        {text}
      </span>
    </span>
  )
}
