import { toast } from '#ui'
import { wordsOf } from '#web/i18n'
import { keepOnDevice } from '#web/pwa'

const QUIET_AFTER = 3000

/** Puts the application on the device once the page is quiet; a new version waits until it is asked in. */
export function installLater() {
  if (!import.meta.env.PROD) return
  const offer = (update: () => void) => {
    const t = wordsOf('shell')
    toast(t('update.text'), { action: { label: t('update.go'), run: update }, lasting: true })
  }
  addEventListener('load', () => setTimeout(() => keepOnDevice(offer), QUIET_AFTER))
}

const KEY = 'zvonok.reloaded'
const ONCE_IN = 60_000
let reloading = false

/** A part of the application is gone because a newer one stands on the server: the page comes anew, once. */
export function reloadWhenStale() {
  addEventListener('vite:preloadError', () => {
    if (!navigator.onLine || Date.now() - reloadedAt() < ONCE_IN) return
    try {
      sessionStorage.setItem(KEY, String(Date.now()))
    } catch {
      return // without a memory it might go round and round
    }
    reloading = true
    location.reload()
  })
}

/** The page is on its way out: nothing is said of what is missing. */
export const isReloading = () => reloading

function reloadedAt(): number {
  try {
    return Number(sessionStorage.getItem(KEY))
  } catch {
    return 0
  }
}
