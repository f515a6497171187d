import type { Operation } from '#server/operation'
import { askForConsent } from './ask-for-consent.ts'
import { closeRequest } from './close-request.ts'
import { declineConsent } from './decline-consent.ts'
import './export-own.ts'
import './follow.ts'
import { getRequest, listRegister } from './get-request.ts'
import { getDocument, listMine } from './list-mine.ts'
import { listRequests } from './list-requests.ts'
import { closeMatter, extendMatter, listMatters, openMatter } from './matters.ts'
import { openScan, recordPaper } from './record-paper.ts'
import { exportRegister, printDocument, printRegister } from './registers.ts'
import { remindRest } from './remind-rest.ts'
import { setRetention } from './retention.ts'
import { setBirthDay } from './set-birth-day.ts'
import { confirmSigning, prepareSigning } from './signing.ts'
import { createTemplate, listTemplates, removeTemplate, reviseTemplate } from './templates.ts'
import { withdrawConsent } from './withdraw-consent.ts'
import { getWorkYear, setWorkYear } from './work-years.ts'

export { findAwaited } from './find-awaited.ts'
export { dayIn, schoolDay } from './today.ts'

export const consents: Operation[] = [
  listTemplates,
  createTemplate,
  reviseTemplate,
  removeTemplate,
  askForConsent,
  listRequests,
  getRequest,
  listRegister,
  closeRequest,
  remindRest,
  listMine,
  getDocument,
  prepareSigning,
  confirmSigning,
  declineConsent,
  withdrawConsent,
  recordPaper,
  openScan,
  setBirthDay,
  exportRegister,
  printRegister,
  printDocument,
  listMatters,
  openMatter,
  extendMatter,
  closeMatter,
  getWorkYear,
  setWorkYear,
  setRetention,
]
