import type { OutputOf } from '#contract'
import type { BroadcastEvent, getBroadcast } from '#contract/broadcasts'
import { queryClient, refresh } from '#web/api'
import { live } from '#web/live'

type Known = OutputOf<typeof getBroadcast>

live.listen('chat', {
  events(_id, events) {
    for (const event of events)
      if (event.type === 'broadcasts.broadcastChanged') take(event as unknown as BroadcastEvent)
  },
  reset() {
    void refresh('broadcasts.getBroadcast', 'broadcasts.listBroadcasts', 'broadcasts.listOfDay')
  },
  gone() {},
})

/** Put where screens read it at once; my rights to it are asked for. */
function take({ view }: BroadcastEvent): void {
  if (!view) return
  const key = ['broadcasts.getBroadcast', { broadcastId: view.id }]
  queryClient.setQueryData<Known>(key, (known) => known && { ...known, broadcast: view })
  void refresh('broadcasts.getBroadcast', 'broadcasts.listBroadcasts', 'broadcasts.listOfDay')
}
