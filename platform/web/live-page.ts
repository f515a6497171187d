import { live } from './live.ts'
import { queryClient } from './queries.ts'
import { onMe, refreshMe } from './session.ts'

/** Once, at the start of the page: connected while somebody is signed in, and in step with the network and the eye. */
export function keepLive(): void {
  onMe((me) => {
    live.stop()
    if (!me) return
    live.follow('account', me.account.id, me.seq)
    live.start()
  })
  live.onUnreachable(() => navigator.onLine && refreshMe())
  addEventListener('online', () => {
    if (live.state === 'off') refreshMe()
    live.wake()
  })
  addEventListener('offline', () => live.lose())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && live.wake())
  // What screens read of these topics cannot be brought up to date piece by piece, so it is read anew.
  for (const kind of ['account', 'organization'] as const) {
    live.listen(kind, { events() {}, reset: () => queryClient.invalidateQueries(), gone() {} })
  }
}
