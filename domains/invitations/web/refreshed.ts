/** What a decision on a request changes on other screens. */
export const refreshedByDecision = [
  'invitations.listJoinRequests',
  'invitations.listInvitations',
  'people.listPeople',
  'classes.getClass',
  'classes.listClasses',
  'organizations.getFirstDay',
]
