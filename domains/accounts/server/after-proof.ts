import type { z } from 'zod'
import type { Command } from '#contract'
import type { Db, Tx } from '#server/db'
import { admit, type Call, handleCommand, type Operation } from '#server/operation'

/**
 * A command for anybody that first proves something slow. A password check takes 30 ms of a core, and a connection
 * held that long would be taken from messages: so it is done before the transaction begins.
 */
export function handleAfterProof<N extends string, I extends z.ZodType, O extends z.ZodType, P>(
  contract: Command<N, I, O> & { who: 'anyone'; natural?: true },
  prove: (context: { db: Db; input: z.output<I>; call: Call }) => Promise<P>,
  run: (context: { tx: Tx; proof: P; call: Call }) => Promise<z.input<O>>,
): Operation {
  return {
    contract,
    async run(db, call, raw) {
      const { input } = admit(contract, call, raw)
      const proof = await prove({ db, input: input as z.output<I>, call })
      return handleCommand(contract, ({ tx }) => run({ tx, proof, call })).run(db, call, raw)
    },
  }
}
