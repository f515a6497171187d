import { accessHat, type HatRow } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { mayPlan } from '../rules.ts'

export const getSettings = handleQuery(contract.getSettings, async ({ tx, actor, input }) =>
  viewSettings(tx, await accessHat(tx, actor, input.organizationId)),
)

export const setSettings = handleCommand(contract.setSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden(
      'Кто ведёт трансляции, решает администрация школы',
      'Who broadcasts is for the school’s administration to decide',
    )
  }
  const row = { who_plans: input.whoPlans, set_by: hat.personId, set_at: now() }
  await tx
    .insertInto('broadcast_settings')
    .values({ organization_id: hat.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
    .execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'broadcasts.setSettings',
    byPersonId: hat.personId,
    details: { whoPlans: input.whoPlans },
  })
  return viewSettings(tx, hat)
})

export async function canPlan(db: Db, { organizationId, roles, administers }: HatRow): Promise<boolean> {
  return mayPlan(await readWhoPlans(db, organizationId), { staff: isStaff(roles), administers })
}

async function readWhoPlans(db: Db, organizationId: string): Promise<contract.WhoPlans> {
  const row = db.selectFrom('broadcast_settings').select('who_plans').where('organization_id', '=', organizationId)
  return (await row.executeTakeFirst())?.who_plans ?? 'administration'
}

const viewSettings = async (db: Db, hat: HatRow) => ({
  whoPlans: await readWhoPlans(db, hat.organizationId),
  can: { edit: hat.administers, plan: await canPlan(db, hat) },
})
