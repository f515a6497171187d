import { sql } from 'kysely'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { tellFollowers } from './follow-imports.ts'
import { notNow } from './set-mapping.ts'
import { viewImport } from './views.ts'
import { whyNotUndone } from './why-not-undone.ts'
import { undoChanges } from './write/undo-changes.ts'

export const undoImport = handleCommand(contract.undoImport, async ({ tx, actor, input }) => {
  const { row, hat } = await accessImport(tx, actor, input.importId)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${row.organization_id}`}, 0))`.execute(tx)
  if (row.state !== 'done') throw notNow()
  const why = await whyNotUndone(tx, row)
  if (why) throw conflict(why.ru, why.en)
  const undone = { importId: row.id, organizationId: row.organization_id, actorId: hat.personId }
  await tellFollowers(tx, 'undone', undone)
  await undoChanges(tx, undone)
  await tx
    .updateTable('roster_imports')
    .set({ state: 'undone', undone_at: now(), undone_by: hat.personId })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'rosters.undoImport',
    byPersonId: hat.personId,
    object: { kind: 'import', id: row.id },
  })
  return viewImport(tx, row.id)
})
