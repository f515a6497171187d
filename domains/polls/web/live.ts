import type { OutputOf } from '#contract'
import type { getPoll, PollEvent } from '#contract/polls'
import { queryClient, refresh } from '#web/api'
import { live } from '#web/live'
import { applyPollEvent } from '../live.ts'

type Known = OutputOf<typeof getPoll>

/** The chat's topic tells a poll whole; it is put where screens read it. */
live.listen('chat', {
  events(_id, events) {
    for (const event of events) if (event.type === 'polls.pollChanged') take(event as unknown as PollEvent)
  },
  reset() {
    void refresh('polls.getPoll', 'polls.listMyVotes')
  },
  gone() {},
})

function take(event: PollEvent): void {
  if (!event.view) return
  const { id, closedAt } = event.view
  queryClient.setQueryData<Known>(['polls.getPoll', { pollId: id }], (known) => {
    if (!known) return known
    const can = closedAt ? { ...known.can, vote: false, close: false } : known.can
    return { poll: applyPollEvent(known.poll, event), can }
  })
  void refresh('polls.listVotes', ...(closedAt ? ['polls.listMyVotes'] : []))
}
