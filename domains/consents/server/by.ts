import type { HatRow } from '#domains/people'

/** Who, for the audit. */
export const by = ({ organizationId, personId }: Pick<HatRow, 'organizationId' | 'personId'>) => ({
  organizationId,
  byPersonId: personId,
})
