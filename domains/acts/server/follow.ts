import { followPeople } from '#domains/people'

// Two records were one human being: what one has written and adopted is the other's.
followPeople({
  async merged(tx, from, into) {
    await tx.updateTable('acts').set({ created_by: into }).where('created_by', '=', from).execute()
    await tx.updateTable('act_versions').set({ written_by: into }).where('written_by', '=', from).execute()
    await tx.updateTable('act_versions').set({ adopted_by: into }).where('adopted_by', '=', from).execute()
    for (const column of ['responsible_id', 'planned_by', 'moved_by'] as const) {
      await tx
        .updateTable('chat_moves')
        .set({ [column]: into })
        .where(column, '=', from)
        .execute()
    }
    await tx.updateTable('act_pages').set({ opened_by: into }).where('opened_by', '=', from).execute()
  },
})
