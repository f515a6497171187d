import type { OutputOf } from '#contract'
import type { CallKind, ChatCall, listChatCalls, startCall } from '#contract/calls'
import { toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useGo } from '#web/router'

type Known = OutputOf<typeof listChatCalls>

export const useChatCalls = (chatId: string): Known | undefined =>
  useAsk<typeof listChatCalls>('calls.listChatCalls', { chatId }, { staleTime: 300_000 }).data

export const callHref = (id: string): string => `/calls/${id}`

export const goingOn = (known: Known | undefined): ChatCall | undefined =>
  known?.calls.find(({ endedAt }) => endedAt === null)

/** Begins a call and goes to its door. */
export function useStarting(chatId: string) {
  const go = useGo()
  const starting = useRun<typeof startCall>('calls.startCall', {
    refresh: ['calls.listChatCalls'],
    onDone: ({ id }) => go(callHref(id)),
  })
  const start = (kind: CallKind) =>
    starting.mutate({ chatId, kind }, { onError: ({ reason }) => toast(reason, { bad: true }) })
  return { start, busy: starting.isPending }
}
