import type { z } from 'zod'
import type { Command, Who } from '#contract'
import type { Db, Tx } from './db.ts'
import { type Actor, admit, type Call, handleCommand, type Operation } from './operation.ts'

type ActorOf<W extends Who> = W extends 'anyone' ? Actor | null : Actor

/**
 * A command that first proves something slow: a password takes 30 ms of a core, another server a second. A connection
 * held that long would be taken from messages, so it is done before the transaction begins.
 */
export function handleAfterProof<N extends string, I extends z.ZodType, O extends z.ZodType, P, W extends Who>(
  contract: Command<N, I, O> & { who: W; natural?: true },
  prove: (context: { db: Db; actor: ActorOf<W>; input: z.output<I>; call: Call }) => Promise<P>,
  run: (context: { tx: Tx; actor: ActorOf<W>; input: z.output<I>; proof: P; call: Call }) => Promise<z.input<O>>,
): Operation {
  return {
    contract,
    async run(db, call, raw) {
      const admitted = admit(contract, call, raw)
      const actor = admitted.actor as ActorOf<W>
      const proof = await prove({ db, actor, input: admitted.input as z.output<I>, call })
      return handleCommand(contract, ({ tx, input }) => run({ tx, actor, input, proof, call })).run(db, call, raw)
    },
  }
}
