import { unlock } from '#domains/accounts'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden, notFound, refusedAs } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessPerson } from './access.ts'
import { canGovern } from './policy.ts'

/** R143: the administration has spoken with the owner and puts the report away. A locked account waits for its sheet. */
export const settleIntrusion = handleCommand(contract.settleIntrusion, async ({ tx, actor, input }) => {
  const found = await findReport(tx, input.personId, input.reportId)
  if (!found) throw noReport()
  const { person, roles, hat } = await refusedAs(accessPerson(tx, actor, input.personId), noReport)
  if (!hat.administers || !canGovern(hat.appoints, roles)) throw byAdministration()
  if (found.locked) throw isLocked()
  if (!found.settled) {
    await unlock(tx, found.accountId, actor.accountId)
    note(tx, {
      organizationId: hat.organizationId,
      action: 'people.settleIntrusion',
      byPersonId: hat.personId,
      about: person.id,
    })
  }
  return {}
})

async function findReport(tx: Tx, personId: string, reportId: string) {
  const row = await tx
    .selectFrom('intrusion_reports as r')
    .innerJoin('people as p', 'p.account_id', 'r.account_id')
    .leftJoin('account_locks as l', 'l.account_id', 'r.account_id')
    .select(['r.account_id', 'r.settled_at', 'l.locked_at'])
    .where('r.id', '=', reportId)
    .where('p.id', '=', personId)
    .where('p.left_at', 'is', null)
    .executeTakeFirst()
  return row && { accountId: row.account_id, settled: row.settled_at !== null, locked: row.locked_at !== null }
}

const noReport = () => notFound('Такого сообщения нет', 'There is no such report')
const byAdministration = () =>
  forbidden(
    'Сообщения о чужом входе разбирает администрация, о руководителях администратор или директор',
    'Reports of somebody else’s sign-in are for the administration; those of heads, for the administrator or the director',
  )
const isLocked = () =>
  conflict(
    'Аккаунт закрыт по просьбе владельца. Дайте новый лист активации: он откроет аккаунт и закроет сообщение',
    'The owner has locked the account. Give a new activation sheet: it opens the account and settles the report',
  )
