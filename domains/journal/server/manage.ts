import { createHash, randomBytes } from 'node:crypto'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessJournal } from './access.ts'
import { viewJournal } from './views.ts'

export const pauseJournal = handleCommand(contract.pauseJournal, async ({ tx, actor, input, call }) => {
  const { hat, row } = await accessJournal(tx, actor, input.organizationId)
  const isPaused = row.paused_at !== null
  if (isPaused !== input.paused) {
    const paused = input.paused
      ? { paused_at: now(), paused_by: hat.personId }
      : { paused_at: null, paused_by: null, ...(row.every_hours ? { next_at: now() } : {}) }
    await tx.updateTable('journals').set(paused).where('organization_id', '=', row.organization_id).execute()
    const details = { paused: input.paused }
    note(tx, { ...by(hat), action: 'journal.pauseJournal', details })
  }
  return viewJournal(tx, row.organization_id, call.origin)
})

export const dropJournal = handleCommand(contract.dropJournal, async ({ tx, actor, input }) => {
  const { hat, row } = await accessJournal(tx, actor, input.organizationId)
  await tx.deleteFrom('journals').where('organization_id', '=', row.organization_id).execute()
  note(tx, { ...by(hat), action: 'journal.dropJournal' })
  return {}
})

/** Its hash is all that stays; a repeat makes another key, and only the last one opens. */
export const makeUploadKey = handleCommand(contract.makeUploadKey, async ({ tx, actor, input }) => {
  const { hat, row } = await accessJournal(tx, actor, input.organizationId)
  if (row.adapter !== 'drop') {
    throw conflict('Ключ нужен, когда журнал присылает файлы', 'A key is for a journal that sends files')
  }
  const key = randomBytes(24).toString('base64url')
  await tx
    .updateTable('journals')
    .set({ upload_hash: hashKey(key) })
    .where('organization_id', '=', row.organization_id)
    .execute()
  note(tx, { ...by(hat), action: 'journal.makeUploadKey' })
  return { key }
})

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest()

const by = ({ organizationId, personId }: { organizationId: string; personId: string }) => ({
  organizationId,
  byPersonId: personId,
})
