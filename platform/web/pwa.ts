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
