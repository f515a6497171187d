import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 899px)')

function watch(hear: () => void): () => void {
  query.addEventListener('change', hear)
  return () => query.removeEventListener('change', hear)
}

/** One pane and a bar at the foot: a phone, or a window as narrow. The stylesheets say the same width. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => query.matches)
