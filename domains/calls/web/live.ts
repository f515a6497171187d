import type { OutputOf } from '#contract'
import type { ChatCallEvent, listChatCalls } from '#contract/calls'
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

/** Whether I may begin a call there, as far as the chat's header has been told. */
export const mayStart = (chatId: string): boolean =>
  queryClient.getQueryData<Known>(['calls.listChatCalls', { chatId }])?.can.start ?? false
