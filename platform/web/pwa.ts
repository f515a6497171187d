import { useSyncExternalStore } from 'react'

interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offered: InstallPrompt | undefined
const hearers = new Set<() => void>()

function set(next: InstallPrompt | undefined): void {
  offered = next
  for (const hear of hearers) hear()
}

/** Once, at the start: the browser offers installation only early and only once. */
export function awaitInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as InstallPrompt)
  })
  addEventListener('appinstalled', () => set(undefined))
}

function watch(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

const UPDATE_EVERY = 60 * 60_000

/**
 * Puts the application on the device once the page is quiet. `onUpdate` hears of a new version that waits; calling
 * `update` lets it in and opens the page anew, in all tabs.
 */
export async function keepOnDevice(onUpdate: (update: () => void) => void): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return // a page over plain http
  const registration = await serviceWorker.register('/sw.js').catch(() => undefined)
  if (!registration) return // forbidden by this browser: everything works, but not without a connection
  const offer = (worker: ServiceWorker | null) => {
    // The very first one takes over by itself: there is no older version to leave.
    if (worker && serviceWorker.controller) onUpdate(() => worker.postMessage({ type: 'SKIP_WAITING' }))
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => coming.state === 'installed' && offer(coming))
  })
  const had = serviceWorker.controller
  serviceWorker.addEventListener('controllerchange', () => had && location.reload())
  const look = () => registration.update().catch(() => undefined) // no connection now; the next hour will do
  setInterval(look, UPDATE_EVERY)
}

/** `prompt`: a press installs; `hand`: iOS, by its Share menu; nothing when installed already or not possible here. */
export function useInstall(): { way: 'prompt' | 'hand' | undefined; install: () => Promise<void> } {
  const prompt = useSyncExternalStore(watch, () => offered)
  const install = async () => {
    const answer = await prompt?.prompt()
    if (answer) set(undefined)
  }
  return { way: prompt ? 'prompt' : isAppleUninstalled() ? 'hand' : undefined, install }
}

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches

// Safari on a phone never offers by itself; `standalone` is its own property.
const isAppleUninstalled = () => 'standalone' in navigator && navigator.standalone === false
