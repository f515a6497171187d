import { type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Db } from '#server/db'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { type StepKey, stepsOf } from '../rules/first-steps.ts'

/** What is done is read from what there is; nobody ticks anything off by hand. */
export const getFirstSteps = handleQuery(contract.getFirstSteps, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const away = await tx
    .selectFrom('first_steps_put_away')
    .select('person_id')
    .where('person_id', '=', hat.personId)
    .executeTakeFirst()
  if (away) return { steps: [] }
  const done = await readFacts(tx, hat, actor.accountId)
  const steps = stepsOf(hat).map((key) => ({ key, done: done[key] }))
  return { steps: steps.every((step) => step.done) ? [] : steps }
})

export const putAwayFirstSteps = handleCommand(contract.putAwayFirstSteps, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  await tx
    .insertInto('first_steps_put_away')
    .values({ person_id: hat.personId })
    .onConflict((oc) => oc.doNothing())
    .execute()
  return {}
})

async function readFacts(db: Db, hat: HatRow, accountId: string): Promise<Record<StepKey, boolean>> {
  const { personId: me, organizationId: school, ledClassIds: led } = hat
  const is = (what: ReturnType<typeof sql>) => sql<SqlBool>`exists (${what})`
  const { rows } = await sql<Record<StepKey, boolean>>`select
    ${is(sql`select from conduct_acceptances where person_id = ${me}`)} as rules,
    ${is(sql`select from accounts where id = ${accountId} and (phone is not null or email is not null)`)} as address,
    ${is(sql`select from chat_seats where person_id = ${me} and left_at is null and read_msg_no > 0`)} as read,
    ${is(sql`select from messages where author_id = ${me}`)} as say,
    ${is(sql`select from push_subscriptions where account_id = ${accountId}`)} as wake,
    (${is(sql`select from totp_factors where account_id = ${accountId} and confirmed_at is not null`)}
      or ${is(sql`select from passkeys where account_id = ${accountId}`)}) as "secondStep",
    ${is(sql`select from own_hours where person_id = ${me}`)} as "ownHours",
    ${is(sql`select from class_seats s join people p on p.id = s.person_id and p.account_id is not null
      where s.class_id = any(${led}::uuid[]) and s.part = 'pupil' and s.left_at is null`)} as sheets,
    ${is(sql`select from announcements where author_id = ${me} and state = 'published'`)} as announce,
    ${is(sql`select from organizations where id = ${school} and address <> '' and (phone <> '' or email <> '')`)} as profile,
    ${is(sql`select from people p where p.organization_id = ${school} and p.left_at is null and p.account_id is not null
      and exists (select from person_roles r where r.person_id = p.id and r.role in ('pupil', 'guardian'))`)} as gather,
    ${is(sql`select from quiet_hours where organization_id = ${school}`)} as quiet,
    ${is(sql`select from acts a join act_versions v on v.act_id = a.id and v.adopted_on is not null
      where a.organization_id = ${school} and a.kind = 'bylaw'`)} as acts,
    ${is(sql`select from acts a join act_versions v on v.act_id = a.id and v.adopted_on is not null
      where a.organization_id = ${school} and a.kind = 'decision'`)} as decision`.execute(db)
  return rows[0]!
}
