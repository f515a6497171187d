import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessJournal } from './access.ts'
import { startPull } from './sync.ts'
import { viewSyncs } from './views.ts'

export const pullJournal = handleCommand(contract.pullJournal, async ({ tx, actor, input }) => {
  const { hat, row } = await accessJournal(tx, actor, input.organizationId)
  if (row.adapter !== 'oneroster') {
    throw conflict('Этот журнал сам присылает файлы', 'This journal sends its files by itself')
  }
  if (row.paused_at) {
    throw conflict('Обмен с журналом на паузе. Сначала возобновите его', 'The exchange is paused. Resume it first')
  }
  await takeAttempt('journal.pullJournal', row.organization_id, 20, 3600)
  await startPull(tx, row, { id: input.id, way: 'hand', startedBy: hat.personId })
  note(tx, { organizationId: row.organization_id, action: 'journal.pullJournal', byPersonId: hat.personId })
  return (await viewSyncs(tx, row.organization_id, input.id))[0]!
})
