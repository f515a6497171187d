import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { granted } from '../rules.ts'
import { accessStay } from './access.ts'
import { settleLater } from './media/studio.ts'
import { tellCall } from './tell.ts'

/** What of mine the others get. What I may not is refused, not left out in silence. */
export const setSending = handleCommand(contract.setSending, async ({ tx, actor, input, after }) => {
  const { row, seat, host, switches, mine } = await accessStay(tx, actor, input, { lock: true })
  const { mic, camera, screen } = input
  const standing = { host: host || seat.kind === 'direct', silenced: seat.silenced, switches }
  const may = granted({ mic, camera, screen }, standing)
  if (mic && !may.mic) throw forbidden('Сейчас говорит ведущий: поднимите руку', 'The host speaks now: raise your hand')
  if (camera && !may.camera) throw forbidden('Ведущий выключил камеры участников', 'The host has cameras switched off')
  if (screen && !may.screen) {
    throw forbidden('Экран показывает ведущий: попросите его разрешить', 'The host shows the screen: ask to be allowed')
  }
  const at = now()
  const set = {
    mic_at: mic ? (mine.mic_at ?? at) : null,
    camera_at: camera ? (mine.camera_at ?? at) : null,
    screen_at: screen ? (mine.screen_at ?? at) : null,
  }
  const same = (['mic_at', 'camera_at', 'screen_at'] as const).every((one) => Boolean(set[one]) === Boolean(mine[one]))
  if (same) return {}
  await tx
    .updateTable('call_people')
    .set(set)
    .where('call_id', '=', row.id)
    .where('person_id', '=', mine.person_id)
    .execute()
  await tellCall(tx, row.id, mine.person_id)
  after(() => settleLater(row.id))
  return {}
})

export const raiseHand = handleCommand(contract.raiseHand, async ({ tx, actor, input }) => {
  const { row, mine } = await accessStay(tx, actor, input, { lock: true })
  if (Boolean(mine.hand_at) === input.on) return {}
  await tx
    .updateTable('call_people')
    .set({ hand_at: input.on ? now() : null })
    .where('call_id', '=', row.id)
    .where('person_id', '=', mine.person_id)
    .execute()
  await tellCall(tx, row.id, mine.person_id)
  return {}
})

export const react = handleCommand(contract.react, async ({ tx, actor, input }) => {
  const { row, mine } = await accessStay(tx, actor, input, { lock: true })
  await takeAttempt('calls.react', mine.person_id, 20, 20)
  await tx
    .updateTable('call_people')
    .set({ reaction: input.said, reacted_at: now() })
    .where('call_id', '=', row.id)
    .where('person_id', '=', mine.person_id)
    .execute()
  await tellCall(tx, row.id, mine.person_id)
  return {}
})
