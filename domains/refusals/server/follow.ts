import { followPeople } from '#domains/people'

// Two records were one human being: what one has filed is the other's.
followPeople({
  left: async () => undefined, // the register keeps it
  leftStaff: async () => undefined,
  async merged(tx, from, into) {
    const twins = tx
      .selectFrom('refusals as known')
      .select('known.subject_id')
      .where('known.applicant_id', '=', into)
      .where('known.ended_on', 'is', null)
    await tx
      .updateTable('refusals')
      .set(({ ref }) => ({ ended_on: ref('day'), ended_by: into }))
      .where('applicant_id', '=', from)
      .where('ended_on', 'is', null)
      .where('subject_id', 'in', twins)
      .execute()
    await tx.updateTable('refusals').set({ applicant_id: into }).where('applicant_id', '=', from).execute()
    await tx.updateTable('refusals').set({ subject_id: into }).where('subject_id', '=', from).execute()
  },
})
