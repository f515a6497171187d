import { keepLive } from './live-page.ts'
import { keepOutbox } from './outbox-page.ts'
import { awaitInstall } from './pwa.ts'

/** Once, at the start of the page: what lives behind every screen. */
export function startBehind(): void {
  awaitInstall()
  keepOutbox()
  keepLive()
}
