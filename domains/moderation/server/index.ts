import type { Operation } from '#server/operation'
import { acceptConduct } from './accept-conduct.ts'
import { appeal } from './appeal.ts'
import { confirmMeasure } from './confirm-measure.ts'
import { countDesk } from './count-desk.ts'
import { decide } from './decide.ts'
import { decideAppeal } from './decide-appeal.ts'
import { getConduct } from './get-conduct.ts'
import { getGuard } from './get-guard.ts'
import { getSettings } from './get-settings.ts'
import { liftMeasure } from './lift-measure.ts'
import { listAcceptances } from './list-acceptances.ts'
import { listDesk } from './list-desk.ts'
import { listJournal } from './list-journal.ts'
import { listMyMeasures } from './list-my-measures.ts'
import { listMyReports } from './list-my-reports.ts'
import { openEvidence } from './open-evidence.ts'
import { printAcceptances } from './print-acceptances.ts'
import { printJournal } from './print-journal.ts'
import { refuseMessage } from './refuse-message.ts'
import { releaseMessage } from './release-message.ts'
import { report } from './report.ts'
import './screen-texts.ts'
import { setConduct } from './set-conduct.ts'
import { setSettings } from './set-settings.ts'

export const moderation: Operation[] = [
  report,
  listMyReports,
  listDesk,
  openEvidence,
  countDesk,
  releaseMessage,
  refuseMessage,
  decide,
  liftMeasure,
  listMyMeasures,
  confirmMeasure,
  appeal,
  decideAppeal,
  listJournal,
  printJournal,
  getSettings,
  setSettings,
  getGuard,
  getConduct,
  setConduct,
  acceptConduct,
  listAcceptances,
  printAcceptances,
]
