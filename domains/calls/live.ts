import type { Call, CallEvent, ChatCall, ChatCallEvent } from './contract.ts'

/** An event bears the whole call as everybody in it sees it. */
export const applyCallEvent = (call: Call, { view }: CallEvent): Call => (view?.id === call.id ? view : call)

/** The calls of a chat, the latest first. */
export function applyChatCallEvent(calls: ChatCall[], { view }: ChatCallEvent): ChatCall[] {
  if (!view) return calls
  const others = calls.filter(({ id }) => id !== view.id)
  return [...others, view].sort((a, b) => b.startedAt.localeCompare(a.startedAt))
}
