import type { Operation } from '#server/operation'
import { registerViews } from '#server/realtime'
import './export-own.ts'
import { acknowledge } from './acknowledge.ts'
import { createAnnouncement } from './create-announcement.ts'
import { editAnnouncement } from './edit-announcement.ts'
import { getAnnouncement } from './get-announcement.ts'
import { listAcknowledgements } from './list-acknowledgements.ts'
import { listAnnouncements } from './list-announcements.ts'
import { listAudiences } from './list-audiences.ts'
import { listWaiting } from './list-waiting.ts'
import { markOnPaper } from './mark-on-paper.ts'
import { printAcknowledgements } from './print-acknowledgements.ts'
import { publishAnnouncement } from './publish-announcement.ts'
import { remind } from './remind.ts'
import { proposeAnnouncement, refuseAnnouncement, removeAnnouncement, withdrawAnnouncement } from './steps.ts'
import { eventViews } from './views.ts'

export const announcements: Operation[] = [
  createAnnouncement,
  editAnnouncement,
  proposeAnnouncement,
  publishAnnouncement,
  refuseAnnouncement,
  withdrawAnnouncement,
  removeAnnouncement,
  getAnnouncement,
  listAnnouncements,
  listAudiences,
  listWaiting,
  acknowledge,
  listAcknowledgements,
  markOnPaper,
  remind,
  printAcknowledgements,
]

/** For broadcasts, which are for the same chats. */
export { checkAudience } from './access.ts'
export { draftAnnouncement } from './create-announcement.ts'
/** Announcements that `where` names, by a: of whom is asked to confirm, how many have. */
export { counted as progressWhere } from './expected.ts'
/** For families without the platform: the words, and what goes with them. */
export { withPapers } from './files.ts'
export { followAnnouncements } from './follow-announcements.ts'
export { markSigned } from './mark-signed.ts'
export { viewAnnouncements } from './views.ts'

registerViews(eventViews)
