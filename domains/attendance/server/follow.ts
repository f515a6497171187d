import { followPeople } from '#domains/people'

// Two records were one human being: the marks and absences of the one are the other's.
followPeople({
  async merged(tx, from, into) {
    await tx
      .updateTable('attendance_marks')
      .set({ pupil_id: into })
      .where('pupil_id', '=', from)
      .where('lesson_id', 'not in', tx.selectFrom('attendance_marks').select('lesson_id').where('pupil_id', '=', into))
      .execute()
    await tx.updateTable('absences').set({ pupil_id: into }).where('pupil_id', '=', from).execute()
  },
})
