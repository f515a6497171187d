import { type SqlBool, sql } from 'kysely'
import { partsOf } from '#rules/consents'
import { now } from '#server/clock'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessKeeper, isOurs } from './access.ts'
import { viewRefusals } from './views.ts'

export const listRefusals = handleQuery(contract.listRefusals, async ({ tx, actor, input }) => {
  const hat = await accessKeeper(tx, actor, input.organizationId)
  const where = sql<SqlBool>`r.organization_id = ${hat.organizationId} and p.left_at is null and ${isOurs(hat)}`
  return { refusals: await viewRefusals(tx, where) }
})

interface SubjectRow {
  id: string
  name: string
  self: boolean
  pupil: boolean
  applicant_id: string
  organization_id: string
  birth_day: string | null
}

/** For whom this account may apply: children under 18, and oneself of age or as an employee. */
export const listMine = handleQuery(contract.listMine, async ({ tx, actor }) => {
  const { rows } = await sql<SubjectRow>`
    select p.id, p.first_name as name, p.id = me.id as self, me.id as applicant_id, me.organization_id,
      exists (select from person_roles x where x.person_id = p.id and x.role = 'pupil') as pupil,
      coalesce(b.day, d.birth_day) as birth_day
      from people me
      join people p on p.left_at is null and (p.id = me.id or p.id in (
        select g.pupil_id from bonds_signing g where g.guardian_id = me.id))
      left join consent_birth_days b on b.person_id = p.id left join roster_details d on d.person_id = p.id
     where me.account_id = ${actor.accountId} and me.left_at is null
       and exists (select from person_roles x where x.person_id = p.id and x.role <> 'guardian')
     order by p.id = me.id, p.first_name`.execute(tx)
  const today = now().toISOString().slice(0, 10)
  const subjects = rows.filter(({ pupil, birth_day, self }) => {
    const parts = partsOf('slip', { pupil, birthDay: birth_day }, today)
    return parts.includes(self ? 'self' : 'guardian')
  })
  const own = sql<SqlBool>`a.account_id = ${actor.accountId} and a.left_at is null and p.left_at is null`
  return {
    refusals: await viewRefusals(tx, own),
    subjects: subjects.map(({ id, name, self, applicant_id, organization_id }) => ({
      id,
      name,
      self,
      applicantId: applicant_id,
      organizationId: organization_id,
    })),
  }
})
