import type { AnyCommand, InputOf, OutputOf } from '#contract'
import type { Line } from './line.ts'

type Own = 'callId' | 'stayId' | 'no'
export type Say<C extends AnyCommand> = (input: Omit<InputOf<C>, Own>) => Promise<OutputOf<C>>

/** A stay, and how often each kind of word about media has been said in it. */
export interface Saying {
  callId: string
  stayId: string
  numbers: Map<string, number>
}

/** One kind of word about media, numbered: each is heard once. */
export function sayer<C extends AnyCommand>(line: Line, name: C['name'], { callId, stayId, numbers }: Saying): Say<C> {
  return (input) => {
    const no = (numbers.get(name) ?? 0) + 1
    numbers.set(name, no)
    return line.say<C>(name, { ...input, callId, stayId, no } as unknown as InputOf<C>)
  }
}
