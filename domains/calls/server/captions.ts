import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { CAPTIONS_SHOWN, mayCaption } from '../rules.ts'
import { accessHosted, accessStay } from './access.ts'
import { accessInside } from './hosting.ts'
import { tellCall } from './tell.ts'

/** Whoever writes down what is said, for those who do not hear it: an assistant, a colleague, a classmate. */
export const appointCaptioner = handleCommand(contract.appointCaptioner, async ({ tx, actor, input }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const one = await accessInside(tx, row.id, input.personId)
  if (!one.account_id) {
    throw forbidden(
      'Субтитры пишет кто-то из своих: попросите другого',
      'Captions are written by somebody of the school',
    )
  }
  if (Boolean(one.captions_at) === input.on) return {}
  await tx
    .updateTable('call_people')
    .set(input.on ? { captions_at: now(), captions_by: personId } : { captions_at: null, captions_by: null })
    .where('call_id', '=', row.id)
    .where('person_id', '=', one.person_id)
    .execute()
  await tellCall(tx, row.id, personId)
  return {}
})

/** The latest lines stand in the call itself, so whoever comes later reads them, too; no earlier one is left anywhere. */
export const addCaption = handleCommand(contract.addCaption, async ({ tx, actor, input }) => {
  const { row, seat, host, guest, mine, switches } = await accessStay(tx, actor, input, { lock: true })
  const standing = { host: host || seat.kind === 'direct', silenced: seat.silenced, switches }
  if (guest || !mayCaption(standing, Boolean(mine.captions_at))) {
    throw forbidden('Субтитры пишет тот, кого попросил ведущий', 'Captions are for those whom the host has asked')
  }
  await takeAttempt('calls.caption', mine.person_id, 60, 60)
  const line = { id: input.id, by: mine.card?.name ?? '', text: input.text, at: now().toISOString() }
  const captions = [...row.captions, line].slice(-CAPTIONS_SHOWN)
  await tx
    .updateTable('calls')
    .set({ captions: JSON.stringify(captions) })
    .where('id', '=', row.id)
    .execute()
  await tellCall(tx, row.id, mine.person_id)
  return {}
})
