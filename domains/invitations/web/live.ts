import { refreshOn } from '#web/use-live'

refreshOn(
  'invitations.requestsChanged',
  'invitations.listJoinRequests',
  'invitations.listInvitations',
  'organizations.getFirstDay',
)
refreshOn('invitations.invitationsChanged', 'invitations.listInvitations')
refreshOn('invitations.sheetsChanged', 'invitations.listSheets', 'organizations.getFirstDay')
refreshOn('invitations.requestDecided', 'invitations.listMyRequests', 'people.listMyHats')
