import { accounts } from '#domains/accounts'
import { acts } from '#domains/acts'
import { announcements } from '#domains/announcements'
import { appointments } from '#domains/appointments'
import { attendance } from '#domains/attendance'
import { audit } from '#domains/audit'
import { broadcasts } from '#domains/broadcasts'
import { calls } from '#domains/calls'
import { chats } from '#domains/chats'
import { classes } from '#domains/classes'
import { consents } from '#domains/consents'
import { families } from '#domains/families'
import { files } from '#domains/files'
import { installation } from '#domains/installation'
import { invitations } from '#domains/invitations'
import { journal } from '#domains/journal'
import { lessons } from '#domains/lessons'
import { links } from '#domains/links'
import { moderation } from '#domains/moderation'
import { network } from '#domains/network'
import { notifications } from '#domains/notifications'
import { organizations } from '#domains/organizations'
import { people } from '#domains/people'
import { polls } from '#domains/polls'
import { quiet } from '#domains/quiet'
import { recordings } from '#domains/recordings'
import { refusals } from '#domains/refusals'
import { rosters } from '#domains/rosters'
import { sanitary } from '#domains/sanitary'
import { search } from '#domains/search'
import { statistics } from '#domains/statistics'
import { support } from '#domains/support'
import { transfers } from '#domains/transfers'
import type { Operation } from '#server/operation'

export { findActor, operatorSetupLink, stillOpen } from '#domains/accounts'

// The table of contents of the server: every domain, in one list.
export const operations: Operation[] = [
  accounts,
  people,
  organizations,
  classes,
  invitations,
  rosters,
  journal,
  files,
  quiet,
  chats,
  polls,
  calls,
  recordings,
  sanitary,
  lessons,
  attendance,
  appointments,
  announcements,
  broadcasts,
  consents,
  refusals,
  acts,
  support,
  families,
  moderation,
  audit,
  transfers,
  links,
  search,
  statistics,
  network,
  installation,
  notifications,
].flat()
