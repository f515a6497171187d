import { closeBeforeLeaving } from './back.ts'
import { keepLive } from './live-page.ts'
import { keepOutbox } from './outbox-page.ts'
import { awaitInstall } from './pwa.ts'
import { findMe } from './session.ts'

/** Once, at the start of the page: what lives behind every screen. */
export function startBehind(): void {
  awaitInstall()
  keepOutbox()
  keepLive()
  closeBeforeLeaving()
  // Asked before anything is drawn: on a slow network the answer and the screen travel together.
  findMe().catch(() => undefined) // whoever needs it asks again
}
