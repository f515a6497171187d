import type { AnyCommand, InputOf, OutputOf } from '#contract'
import { live } from '#web/live'

type Own = 'callId' | 'stayId' | 'no'
export type Say<C extends AnyCommand> = (input: Omit<InputOf<C>, Own>) => Promise<OutputOf<C>>

/** How often each kind of word has been said in a stay. */
export type Numbers = Map<string, number>

/** One kind of word about media, numbered: each is heard once. */
export function sayer<C extends AnyCommand>(
  name: C['name'],
  { callId, stayId, numbers }: { callId: string; stayId: string; numbers: Numbers },
): Say<C> {
  return (input) => {
    const no = (numbers.get(name) ?? 0) + 1
    numbers.set(name, no)
    return live.call(name, { ...input, callId, stayId, no }) as Promise<OutputOf<C>>
  }
}
