import { useState, useSyncExternalStore } from 'react'

const KEY = 'zvonok.details'
const wide = '(min-width: 1200px)'

function watchWidth(hear: () => void): () => void {
  const query = matchMedia(wide)
  query.addEventListener('change', hear)
  return () => query.removeEventListener('change', hear)
}

function keptOpen(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'closed'
  } catch {
    return true // storage is closed to us: open, as at first
  }
}

/** The third pane of a wide window, remembered; under that a dialog, closed until it is asked for. */
export function useDetails() {
  const isWide = useSyncExternalStore(watchWidth, () => matchMedia(wide).matches)
  const [paneOpen, setPaneOpen] = useState(keptOpen)
  const [dialogOpen, setDialogOpen] = useState(false)
  const toggle = () => {
    if (!isWide) return setDialogOpen(!dialogOpen)
    setPaneOpen(!paneOpen)
    try {
      localStorage.setItem(KEY, paneOpen ? 'closed' : 'open')
    } catch {
      // not remembered then
    }
  }
  return { isWide, open: isWide ? paneOpen : dialogOpen, toggle }
}
