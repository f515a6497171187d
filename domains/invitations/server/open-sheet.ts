import { suggestLogin, viewAccount } from '#domains/accounts'
import type { Db } from '#server/db'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findSheet, refuseUseless } from './find-sheet.ts'
import { isMixed } from './refuse-mixed.ts'

/** Shows the holder of a sheet to themselves: «Это я» or «Это не я». */
export const openSheet = handleCommand(contract.openSheet, async ({ tx, actor, input, call }) => {
  const found = await findSheet(tx, call, input.code)
  const { name, post, roles, classNames, children, organizationId } = refuseUseless(found)
  const { resets } = found.sheet
  return {
    organizationName: await nameOf(tx, organizationId),
    name,
    post,
    classNames,
    children: children.map((child) => ({
      name: `${child.name.firstName} ${child.name.lastName}`,
      className: child.className,
    })),
    suggestedLogin: (resets && (await viewAccount(tx, resets)).login) || (await suggestLogin(tx, name)),
    reset: resets !== null,
    expiresAt: found.sheet.expires_at.toISOString(),
    can: { bindMine: !resets && actor !== null && !(await isMixed(tx, actor.accountId, { roles, name })) },
  }
})

async function nameOf(db: Db, organizationId: string): Promise<string> {
  const { name, short_name } = await db
    .selectFrom('organizations')
    .select(['name', 'short_name'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return short_name || name
}
