import type { z } from 'zod'
import type { Command } from '#contract'
import type { Db } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { log } from '#server/log'
import { type Actor, admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessStay } from './access.ts'
import { EngineLost, type Place } from './media/engine.ts'
import { isNewNumber } from './media/numbers.ts'
import { BadDescription, readAnswer, readOffer } from './media/sdp.ts'
import { answerFrom, offerTo, probeFor, publishTo, settleFrom, watchFrom } from './media/studio.ts'

// Every word a browser says about media comes through here: whose stay it is, whether it was heard before, what it
// says. No browser speaks to an engine. Nothing is written, so there is no transaction to hold while the engine works.

interface Signal {
  callId: string
  stayId: string
  no: number
}

function handleSignal<N extends string, I extends z.ZodType<Signal>, O extends z.ZodType>(
  asked: Command<N, I, O>,
  pass: (at: Place, input: z.output<I>) => Promise<z.input<O>>,
): Operation {
  return {
    contract: asked,
    async run(db: Db, call, raw) {
      const admitted = admit(asked, call, raw)
      const input = admitted.input as z.output<I>
      settleFrom(db)
      const { personId } = await accessStay(db, admitted.actor as Actor, input)
      if (!isNewNumber(input.stayId, asked.name, input.no)) throw heardBefore()
      return asked.output.parse(await pass({ room: input.callId, peer: personId }, input).catch(refuse))
    },
  }
}

export const publish = handleSignal(contract.publish, async (at, { stayId, sdp, mids }) => ({
  sdp: await publishTo(at, stayId, readOffer(sdp, mids), mids),
}))

export const receive = handleSignal(contract.receive, async (at, { stayId, fresh }) => ({
  offer: await offerTo(at, stayId, fresh),
}))

export const watch = handleSignal(contract.watch, async (at, { stayId, cameras }) => {
  await watchFrom(at, stayId, new Map(cameras.map(({ peer, large }) => [peer, large])))
  return {}
})

export const answer = handleSignal(contract.answer, async (at, { stayId, version, sdp }) => {
  await answerFrom(at, stayId, version, readAnswer(sdp))
  return {}
})

/** Nobody's call: the rights of an account are enough, and nothing of it reaches anybody. */
export const probe: Operation = {
  contract: contract.probe,
  async run(_db, call, raw) {
    const admitted = admit(contract.probe, call, raw)
    const { sdp, mids } = admitted.input as z.output<typeof contract.probe.input>
    const { accountId } = admitted.actor as Actor
    await takeAttempt('calls.probe', accountId, 20, 600)
    const answer = async () => probeFor(accountId, readOffer(sdp, mids), mids)
    return contract.probe.output.parse({ sdp: await answer().catch(refuse) })
  },
}

const heardBefore = () =>
  conflict('Это сообщение уже было. Войдите в звонок снова', 'This message has been heard before. Join the call again')

function refuse(error: unknown): never {
  if (error instanceof BadDescription) {
    throw invalid(
      `Описание связи не принято: оно ${error.message}`,
      `The description is refused: it ${error.message}`,
      'sdp',
    )
  }
  if (error instanceof EngineLost) {
    throw conflict('Связь начинается заново, это займёт секунду', 'The connection begins anew, in a second')
  }
  log.warn({ reason: String(error) }, 'the media engine refuses')
  throw conflict('Связь не установилась. Войдите в звонок снова', 'The connection was not made. Join the call again')
}
