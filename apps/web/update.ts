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
