import { toast } from '#ui'
import { wordsOf } from '#web/i18n'

/** Puts the application on the device once the page is quiet; a new version waits until it is asked in. */
export function installLater() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', async () => {
    const { registerSW } = await import('virtual:pwa-register')
    const update = registerSW({
      onNeedRefresh: () => {
        const t = wordsOf('shell')
        toast(t('update.text'), { action: { label: t('update.go'), run: () => update(true) }, lasting: true })
      },
    })
  })
}
