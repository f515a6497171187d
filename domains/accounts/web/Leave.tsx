import { useEffect, useRef } from 'react'
import { useGo, usePath } from '#web/router'

/** Drawn instead of a screen that has nothing to show: goes on, and the back button does not come here again. */
export function Leave({ to }: { to: string }) {
  const go = useRef(useGo())
  const path = usePath()
  const here = useRef(path)
  // Whoever is sent back here before they have left is sent on again.
  useEffect(() => {
    if (path === here.current) go.current(to, { replace: true })
  }, [to, path])
  return null
}
