import * as transfers from '#contract/transfers'
import { except, expectDone, id, inSchool, MEMBERS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const KEEPERS = ['administrator', 'director', 'operator'] as const
const others = except(MEMBERS, 'administrator', 'director')
const REASON = 'Переезд на свой сервер'

export const ofTransfers: Row[] = [
  row(transfers.requestExport)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), reason: REASON }),
    allow: KEEPERS,
    forbidden: others,
    hides: 'organizationId',
  }),
  row(transfers.listExports)('', { input: inSchool, allow: KEEPERS, forbidden: others, hides: 'organizationId' }),
  // One that is not made yet is nobody's to open.
  row(transfers.openExport)('that is being made', { input: anExport, allow: [], hides: 'exportId' }),
]

async function anExport(stage: Stage) {
  const exportId = id()
  const asked = { id: exportId, ...inSchool(stage), reason: REASON }
  expectDone(await stage.cast.as('administrator').does(transfers.requestExport, asked))
  return { exportId }
}
