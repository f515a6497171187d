import { useEffect, useState } from 'react'

/** Seconds that are left, and how to begin anew. */
export function useCountdown(from: number): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + from * 1000)
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  const running = left > 0
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [running])
  return [
    left,
    (seconds) => {
      setNow(Date.now())
      setUntil(Date.now() + seconds * 1000)
    },
  ]
}
