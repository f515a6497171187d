import { startTransition, useEffect, useState } from 'react'

/** What waits for a free moment may still not wait longer, ms. */
const AT_LATEST = 500

/** The value, once what it has brought to the screen is painted and the page has a moment to spare. */
export function useLate<T>(value: T): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    if (late === value) return
    return whenFree(() => startTransition(() => setLate(value)))
  }, [late, value])
  return late
}

/** A spare moment may come before the painting that it is to follow: so not before the next frame. */
function whenFree(run: () => void): () => void {
  let cancel = () => {}
  const frame = requestAnimationFrame(() => {
    cancel = whenSpare(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    cancel()
  }
}

function whenSpare(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 100)
    return () => clearTimeout(timer)
  }
  const waiting = requestIdleCallback(run, { timeout: AT_LATEST })
  return () => cancelIdleCallback(waiting)
}
