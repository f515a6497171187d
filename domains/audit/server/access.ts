import { accessHat, type HatRow } from '#domains/people'
import { answersForSchool } from '#rules/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'

/** The only way to hold a school's audit. One of whom it tells is not the one who keeps it: deputies do not read it. */
export async function accessAudit(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!answersForSchool(hat.roles)) {
    throw forbidden(
      'Журнал действий читают администратор и директор. О себе вы прочтёте в разделе «Ещё»',
      'The audit is for the administrator and the director. What concerns you stands under “More”',
    )
  }
  return hat
}
