import type { OutputOf } from '#contract'
import type { ChatCallEvent, listChatCalls } from '#contract/calls'
import type { Chat } from '#contract/chats'
import type { Hat } from '#contract/people'
import { queryClient, refresh } from '#web/api'
import { live } from '#web/live'
import { refreshOn } from '#web/use-live'
import { applyChatCallEvent } from '../live.ts'

type Known = OutputOf<typeof listChatCalls>

/** The chat's topic tells its calls whole; they are put where screens read them. */
live.listen('chat', {
  events(chatId, events) {
    for (const event of events)
      if (event.type === 'calls.chatCallChanged') take(chatId, event as unknown as ChatCallEvent)
    if (events.some(({ type }) => type === 'calls.plannedChanged'))
      void refresh('calls.getPlanned', 'calls.listPlanned')
  },
  reset() {
    void refresh('calls.listChatCalls')
  },
  gone() {},
})

function take(chatId: string, event: ChatCallEvent): void {
  queryClient.setQueryData<Known>(
    ['calls.listChatCalls', { chatId }],
    (known) => known && { ...known, calls: applyChatCallEvent(known.calls, event) },
  )
}

refreshOn('calls.rang', 'calls.listRinging')
refreshOn('calls.myCallChanged', 'calls.listRinging')

/** Whether I may plan a call there: an adult of the school does, with one or with a group; there, too, whoever answers for it. */
export function mayPlan({ kind, peer, organizationId, can }: Chat): boolean {
  const hats = queryClient.getQueryData<Hat[]>(['people.listMyHats', {}]) ?? []
  const roles = hats.find(({ organization }) => organization.id === organizationId)?.roles ?? []
  const staff = roles.some((role) => role !== 'pupil' && role !== 'guardian')
  if (kind === 'direct') return peer !== null && can.post && staff
  return kind === 'group' && can.post && (staff || can.moderate)
}
