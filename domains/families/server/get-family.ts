import { sql } from 'kysely'
import type { Relation } from '#contract/people'
import { dayIn } from '#domains/consents'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { isOfAge, noteOfAge } from '../rules.ts'
import { canKeep, canLookAfter } from './policy.ts'

interface Row {
  id: string
  organization_id: string
  time_zone: string
  name: string
  class_name: string | null
  birth_day: string | null
  of_age: boolean
  own: boolean
  relation: Relation | null
  talks: boolean
  signs: boolean
  joined: boolean
  guardians: { id: string; fullName: string; relation: Relation; kept: boolean }[]
}

export const getFamily = handleQuery(contract.getFamily, async ({ tx, actor }) => {
  const rows = (await readFamily(tx, actor.accountId)).map(standing)
  return {
    children: rows
      .filter(({ own }) => !own)
      .map((row) => ({
        id: row.id,
        organizationId: row.organization_id,
        name: row.name,
        className: row.class_name,
        relation: row.relation!,
        ofAge: row.ofAge,
        ofAgeOn: row.ofAgeOn,
        may: { talk: row.talks, sign: row.signs && !row.ofAge, sessions: row.joined && canLookAfter(row) },
      })),
    pupils: rows
      .filter(({ own }) => own)
      .map((row) => ({
        id: row.id,
        organizationId: row.organization_id,
        ofAge: row.ofAge,
        ofAgeOn: row.ofAgeOn,
        guardians: row.guardians,
        can: { keep: canKeep(row) },
      })),
  }
})

function standing(row: Row) {
  const today = dayIn(row.time_zone)
  const { birth_day: birthDay } = row
  return {
    ...row,
    birthDay,
    today,
    ofAge: row.of_age || isOfAge(birthDay, today),
    ofAgeOn: noteOfAge(birthDay, today),
  }
}

async function readFamily(db: Db, accountId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.organization_id, o.time_zone, p.first_name as name, p.id = me.id as own, b.relation,
      coalesce(cb.day, d.birth_day) as birth_day, p.account_id is not null as joined,
      exists (select from comings_of_age a where a.pupil_id = p.id) as of_age,
      exists (select from bonds_talking t where t.guardian_id = me.id and t.pupil_id = p.id) as talks,
      exists (select from bonds_signing t where t.guardian_id = me.id and t.pupil_id = p.id) as signs,
      (select c.name from class_seats s join classes c on c.id = s.class_id and c.archived_at is null
        where s.person_id = p.id and s.part = 'pupil' and s.left_at is null
        order by array_position(array['class', 'group', 'association'], c.kind), s.taken_at limit 1) as class_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'fullName', concat_ws(' ', g.last_name, g.first_name, g.patronymic),
          'relation', gs.relation, 'kept', exists (select from kept_guardians k where k.pupil_id = p.id and k.guardian_id = g.id))
          order by gs.created_at, g.id)
        from guardianships gs join people g on g.id = gs.guardian_id and g.left_at is null
        where gs.pupil_id = p.id and p.id = me.id), '[]') as guardians
      from people me join organizations o on o.id = me.organization_id
      left join lateral (select * from bonds_seeing s where s.guardian_id = me.id) b on true
      join people p on p.left_at is null and p.id in (me.id, b.pupil_id)
      left join consent_birth_days cb on cb.person_id = p.id left join roster_details d on d.person_id = p.id
     where me.account_id = ${accountId} and me.left_at is null
       and exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil')
     order by p.first_name, p.id`.execute(db)
  return rows
}
