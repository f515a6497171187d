import type { InputOf } from '#contract'
import { findFfmpeg } from '#domains/recordings'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { config } from '#server/config'
import { conflict } from '#server/errors'
import { type Actor, admit, handleCommand, handleQuery, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOpen, accessPresented } from './access.ts'
import { countHall } from './audience.ts'
import { feedFor, findFeed } from './feeds.ts'
import { keyOf } from './keys.ts'
import { pourInto } from './reels.ts'
import { admitFrom, openDoor } from './rtmp/listener.ts'
import { WHIP } from './whip/routes.ts'

const letIn = handleCommand(contract.openCamera, async ({ tx, actor, input, call }) => {
  const { row } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  if (!row.camera_at) {
    await tx.updateTable('broadcasts').set({ camera_at: now() }).where('id', '=', row.id).execute()
  }
  const port = await openDoor()
  const origin = config.publicOrigin ?? call.origin
  const { hostname } = new URL(origin)
  return { server: `rtmp://${hostname}:${port}/live`, whip: origin + WHIP, key: keyOf(row.id, row.key_no) }
})

/** The address and the key for OBS; from here on it is let in. */
export const openCamera: Operation = {
  ...letIn,
  run(db, call, input) {
    admitFrom(db)
    return letIn.run(db, call, input)
  },
}

/** Whoever sends by the key before is let go. */
export const renewKey = handleCommand(contract.renewKey, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  await tx
    .updateTable('broadcasts')
    .set({ key_no: row.key_no + 1 })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.renewKey',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
  })
  after(() => findFeed(row.id)?.dropCamera())
  return {}
})

export const getHealth = handleQuery(contract.getHealth, async ({ tx, actor, input }) => {
  const { row } = await accessPresented(tx, actor, input.broadcastId)
  const nothing = { source: null, flowing: false, kbps: 0, gaps: 0, restarts: 0, behind: false, watchable: false }
  return { ...(findFeed(row.id)?.health() ?? nothing), viewers: countHall(row.id), encodes: findFfmpeg() !== undefined }
})

/** Several times a second and only onwards, so there is no transaction to hold. */
export const pour: Operation = {
  contract: contract.pour,
  async run(db, call, raw, bytes) {
    const admitted = admit(contract.pour, call, raw)
    const input = admitted.input as InputOf<typeof contract.pour> & { no: number }
    const { row } = await accessOpen(db, admitted.actor as Actor, input.broadcastId)
    if (input.no === 0) needFfmpeg()
    return contract.pour.output.parse({ fresh: await pourInto(feedFor(row), input, bytes ?? Buffer.alloc(0)) })
  },
}

function needFfmpeg(): void {
  if (findFfmpeg()) return
  throw conflict(
    'На этом сервере нет ffmpeg, без него трансляций не бывает: его ставит администратор сервера',
    'This server has no ffmpeg, and there are no broadcasts without it: whoever runs the server installs it',
  )
}
