import { run } from '#web/api'
import { isInstalled } from '#web/pwa'
import type { subscribe, unsubscribe } from '../contract.ts'

/** `install`: an iPhone before the app stands on its home screen; `notReady`: the service worker is not there yet. */
export type PushState = 'none' | 'install' | 'denied' | 'notReady' | 'off' | 'on'

export async function readPush(): Promise<PushState> {
  if (!('serviceWorker' in navigator)) return 'none'
  if (!('PushManager' in window) || !('Notification' in window))
    return 'standalone' in navigator && !isInstalled() ? 'install' : 'none'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration) return 'notReady'
  return (await registration.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the person and the browser; false when one of them does not want. */
export async function turnOn(publicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: publicKey }
  const subscription = await pushManager.subscribe(options).catch(async () => {
    // Subscribed with the key of an earlier installation at this address.
    await (await pushManager.getSubscription())?.unsubscribe()
    return pushManager.subscribe(options)
  })
  const { endpoint, keys } = subscription.toJSON() as { endpoint: string; keys: { p256dh: string; auth: string } }
  await run<typeof subscribe>('notifications.subscribe', { endpoint, keys })
  return true
}

export async function turnOff(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  if (!subscription) return
  await subscription.unsubscribe()
  await run<typeof unsubscribe>('notifications.unsubscribe', { endpoint: subscription.endpoint })
}
