import { registerExport } from '#domains/accounts'
import { followPeople } from '#domains/people'

// Two records were one human being: what one has asked is the other's.
followPeople({
  async merged(tx, from, into) {
    await tx.updateTable('help_requests').set({ person_id: into }).where('person_id', '=', from).execute()
    await tx.updateTable('help_requests').set({ assignee_id: into }).where('assignee_id', '=', from).execute()
    await tx.updateTable('help_lines').set({ person_id: into }).where('person_id', '=', from).execute()
    await tx.deleteFrom('first_steps_put_away').where('person_id', '=', from).execute()
  },
})

registerExport('help', async (db, accountId) => {
  const own = db.selectFrom('people').select('id').where('account_id', '=', accountId)
  const asked = await db
    .selectFrom('help_requests')
    .select(['id', 'text', 'screen', 'device', 'state', 'created_at as askedAt'])
    .where('person_id', 'in', own)
    .orderBy('created_at')
    .execute()
  const said = await db
    .selectFrom('help_lines')
    .select(['request_id as requestId', 'text', 'at'])
    .where('person_id', 'in', own)
    .orderBy('at')
    .execute()
  return { data: { asked, said } }
})
