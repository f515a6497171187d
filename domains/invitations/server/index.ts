import { followPeople } from '#domains/people'
import type { Operation } from '#server/operation'
import { acceptRequest } from './accept-request.ts'
import { claimSheet } from './claim-sheet.ts'
import { createInvitation } from './create-invitation.ts'
import { disputeSheet } from './dispute-sheet.ts'
import { join } from './join.ts'
import { listInvitations } from './list-invitations.ts'
import { listJoinRequests } from './list-join-requests.ts'
import { listMyRequests } from './list-my-requests.ts'
import { listSheets } from './list-sheets.ts'
import { openInvitation } from './open-invitation.ts'
import { openSheet } from './open-sheet.ts'
import { printSheets } from './print-sheets.ts'
import { refuseRequest } from './refuse-request.ts'
import { replaceSheet } from './replace-sheet.ts'
import { resetAccess } from './reset-access.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { revokeUnclaimed } from './revoke-unclaimed.ts'
import { revokeSheetOf } from './sheet-rows.ts'

// A key printed while somebody was a teacher does not open the door to a deputy's rights.
followPeople({ rose: revokeSheetOf })

export const invitations: Operation[] = [
  createInvitation,
  listInvitations,
  revokeInvitation,
  revokeUnclaimed,
  openInvitation,
  join,
  listJoinRequests,
  acceptRequest,
  refuseRequest,
  listMyRequests,
  printSheets,
  listSheets,
  replaceSheet,
  resetAccess,
  openSheet,
  claimSheet,
  disputeSheet,
]

export { firstSheets } from './first-sheets.ts'
export { holdSheetOf } from './hold-sheet.ts'
