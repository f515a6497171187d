import { followPeople } from '#domains/people'

// Two records were one human being: what one has signed, and what was asked about one, belongs to the other.
followPeople({
  left: async () => undefined, // what was signed stays signed
  leftStaff: async () => undefined,
  async merged(tx, from, into) {
    for (const column of ['subject_id', 'signer_id'] as const) {
      await tx
        .updateTable('consent_signatures')
        .set({ [column]: into })
        .where(column, '=', from)
        .execute()
    }
    const asked = tx.selectFrom('consent_audiences').select('request_id').where('person_id', '=', into)
    await tx.deleteFrom('consent_audiences').where('person_id', '=', from).where('request_id', 'in', asked).execute()
    await tx.updateTable('consent_audiences').set({ person_id: into }).where('person_id', '=', from).execute()
    const known = tx.selectFrom('consent_birth_days').select('person_id').where('person_id', '=', into)
    await tx
      .updateTable('consent_birth_days')
      .set({ person_id: into } as never)
      .where('person_id', '=', from)
      .where(({ not, exists }) => not(exists(known)))
      .execute()
  },
})
