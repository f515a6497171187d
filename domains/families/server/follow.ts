import { sql } from 'kysely'
import { registerExport } from '#domains/accounts'
import { followPeople } from '#domains/people'

// Two records were one human being: what was kept from one is kept from the other.
followPeople({
  async merged(tx, from, into) {
    for (const column of ['guardian_id', 'pupil_id'] as const) {
      await tx
        .updateTable('guardian_limits')
        .set({ [column]: into })
        .where(column, '=', from)
        .execute()
    }
    await sql`insert into comings_of_age (pupil_id, at) select ${into}, at from comings_of_age where pupil_id = ${from}
      on conflict do nothing`.execute(tx)
    await sql`insert into kept_guardians (pupil_id, guardian_id, kept_at)
      select case pupil_id when ${from} then ${into}::uuid else pupil_id end,
        case guardian_id when ${from} then ${into}::uuid else guardian_id end, kept_at
        from kept_guardians where ${from}::uuid in (pupil_id, guardian_id) on conflict do nothing`.execute(tx)
    await sql`delete from comings_of_age where pupil_id = ${from}`.execute(tx)
    await sql`delete from kept_guardians where ${from}::uuid in (pupil_id, guardian_id)`.execute(tx)
  },
})

registerExport('family', async (db, accountId) => {
  const { rows } =
    await sql`select concat_ws(' ', g.last_name, g.first_name, g.patronymic) as guardian, k.kept_at as "keptAt"
    from kept_guardians k join people p on p.id = k.pupil_id join people g on g.id = k.guardian_id
   where p.account_id = ${accountId}`.execute(db)
  return { data: { keptGuardians: rows } }
})
