export type Overlay = 'finder' | 'newChat'

let open: Overlay | undefined
const hearers = new Set<() => void>()

function set(next: Overlay | undefined): void {
  open = next
  for (const hear of hearers) hear()
}

export const openOverlay = (overlay: Overlay): void => set(overlay)
export const closeOverlay = (): void => set(undefined)
export const openedOverlay = (): Overlay | undefined => open

export function watchOverlay(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
