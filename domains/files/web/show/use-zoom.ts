import { type CSSProperties, type PointerEvent, useEffect, useRef, useState, type WheelEvent } from 'react'

const MOST = 8
const SWIPE = 60
const NEARER = 2.5

interface Place {
  scale: number
  x: number
  y: number
}
const WHOLE: Place = { scale: 1, x: 0, y: 0 }

type Options = {
  /** Another photo begins whole. */
  key: string
  onSwipe: (by: 1 | -1) => void
  onClose: () => void
}

/** Wheel, pinch, double press and drag over one picture; a swipe over a whole one is the caller's. */
export function useZoom({ key, onSwipe, onClose }: Options) {
  const [place, setPlace] = useState(WHOLE)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const began = useRef<{ x: number; y: number; at: number; place: Place; spread: number } | undefined>(undefined)
  const pressed = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo
  useEffect(() => setPlace(WHOLE), [key])

  const to = (scale: number, x = place.x, y = place.y) => {
    const next = Math.min(MOST, Math.max(1, scale))
    setPlace(next === 1 ? WHOLE : { scale: next, x, y })
  }
  const begin = () => {
    const [first, second] = [...fingers.current.values()]
    if (!first) return
    const spread = second ? Math.hypot(first.x - second.x, first.y - second.y) : 0
    began.current = { x: first.x, y: first.y, at: Date.now(), place, spread }
  }

  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    begin()
  }
  const onPointerMove = (event: PointerEvent) => {
    const start = began.current
    if (!start || !fingers.current.has(event.pointerId)) return
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const [first, second] = [...fingers.current.values()]
    if (second && start.spread) {
      to((start.place.scale * Math.hypot(first!.x - second.x, first!.y - second.y)) / start.spread)
    } else if (place.scale > 1) {
      to(place.scale, start.place.x + event.clientX - start.x, start.place.y + event.clientY - start.y)
    }
  }
  const onPointerUp = (event: PointerEvent) => {
    const start = began.current
    const alone = fingers.current.size === 1
    fingers.current.delete(event.pointerId)
    began.current = undefined
    if (!start || !alone) return begin()
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    if (Math.hypot(dx, dy) < 8) press(event)
    else if (place.scale === 1 && Math.abs(dx) > SWIPE && Math.abs(dx) > Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1)
    else if (place.scale === 1 && dy > SWIPE * 2) onClose()
  }
  const press = (event: PointerEvent) => {
    const twice = Date.now() - pressed.current < 320
    pressed.current = twice ? 0 : Date.now()
    if (!twice) return
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - left - width / 2, event.clientY - top - height / 2]
    if (place.scale > 1) setPlace(WHOLE)
    else to(NEARER, -x * (NEARER - 1), -y * (NEARER - 1))
  }

  return {
    scale: place.scale,
    by: (factor: number) => to(place.scale * factor, place.x * factor, place.y * factor),
    reset: () => setPlace(WHOLE),
    style: { transform: `translate(${place.x}px, ${place.y}px) scale(${place.scale})` } satisfies CSSProperties,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onWheel: ({ deltaY }: WheelEvent) => to(place.scale * Math.exp(-deltaY / 400)),
    },
  }
}
