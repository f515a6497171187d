import { ofAccounts } from './accounts.ts'
import { ofActs } from './acts.ts'
import { ofAnnouncements } from './announcements.ts'
import { ofAppointments } from './appointments.ts'
import { ofAttendance } from './attendance.ts'
import { ofAudit } from './audit.ts'
import { ofBroadcasts } from './broadcasts.ts'
import { ofCalls } from './calls.ts'
import { ofChats } from './chats.ts'
import { aroundChats } from './chats-around.ts'
import { ofClasses } from './classes.ts'
import { ofConsents } from './consents.ts'
import { ofFamilies } from './families.ts'
import { ofFiles } from './files.ts'
import { ofInstallation } from './installation.ts'
import { ofInvitations } from './invitations.ts'
import { ofJournal } from './journal.ts'
import { ofLessons } from './lessons.ts'
import { ofLinks } from './links.ts'
import { ofModeration } from './moderation.ts'
import { ofNetwork } from './network.ts'
import { ofNotifications } from './notifications.ts'
import { ofOrganizations } from './organizations.ts'
import { ofPeople } from './people.ts'
import { ofPolls } from './polls.ts'
import { ofQuiet } from './quiet.ts'
import { ofRecordings } from './recordings.ts'
import { ofRefusals } from './refusals.ts'
import { ofRosters } from './rosters.ts'
import type { Row } from './row.ts'
import { ofSanitary } from './sanitary.ts'
import { ofSearch } from './search.ts'
import { ofStatistics } from './statistics.ts'
import { ofSupport } from './support.ts'
import { ofTransfers } from './transfers.ts'

export { expectedOf, ONLY_LOOK, type Row, type Stage } from './row.ts'

/** One file a domain; an operation without a row, or a row in another domain’s file, fails the matrix test. */
export const ROWS: Record<string, readonly Row[]> = {
  accounts: ofAccounts,
  people: ofPeople,
  classes: ofClasses,
  organizations: ofOrganizations,
  invitations: ofInvitations,
  rosters: ofRosters,
  journal: ofJournal,
  chats: [...ofChats, ...aroundChats],
  polls: ofPolls,
  calls: ofCalls,
  broadcasts: ofBroadcasts,
  sanitary: ofSanitary,
  lessons: ofLessons,
  attendance: ofAttendance,
  appointments: ofAppointments,
  announcements: ofAnnouncements,
  consents: ofConsents,
  recordings: ofRecordings,
  refusals: ofRefusals,
  acts: ofActs,
  support: ofSupport,
  families: ofFamilies,
  files: ofFiles,
  quiet: ofQuiet,
  moderation: ofModeration,
  links: ofLinks,
  audit: ofAudit,
  transfers: ofTransfers,
  search: ofSearch,
  statistics: ofStatistics,
  network: ofNetwork,
  installation: ofInstallation,
  notifications: ofNotifications,
}

export const MATRIX = Object.values(ROWS).flat()
