import { useEffect, useRef } from 'react'
import { useGo } from '#web/router'

/** Drawn instead of a screen that has nothing to show: goes on, and the back button does not come here again. */
export function Leave({ to }: { to: string }) {
  const go = useRef(useGo())
  useEffect(() => {
    go.current(to, { replace: true })
  }, [to])
  return null
}
