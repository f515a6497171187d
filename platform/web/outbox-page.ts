import { live } from './live.ts'
import { Outbox, type OutboxItem } from './outbox.ts'
import { onMe } from './session.ts'
import { run } from './wire.ts'

/** The live connection is there already and answers sooner; HTTP serves where it cannot be had. */
const deliver = ({ name, input }: OutboxItem) => (live.state === 'live' ? live.call(name, input) : run(name, input))

/** The page's outbox. */
export const outbox = new Outbox(deliver)

/** Once, at the start of the page. */
export function keepOutbox(): void {
  onMe((me) => (me ? outbox.start(me.account.id) : outbox.stop()))
  live.onState((state) => state === 'live' && outbox.hurry())
  addEventListener('online', () => outbox.hurry())
}
