import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'

/** R034: what nobody has come for stops working. */
export const revokeUnclaimed = handleCommand(contract.revokeUnclaimed, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw administratorsOnly()
  const links = await tx
    .updateTable('invitations')
    .set({ revoked_at: now(), revoked_by: hat.personId })
    .where('organization_id', '=', hat.organizationId)
    .where('uses', '=', 0)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .returning('id')
    .execute()
  const sheets = input.sheets ? await revokeOpenSheets(tx, hat.organizationId) : []
  const topic = `organization:${hat.organizationId}` as const
  if (links.length) await append(tx, topic, contract.invitationsChanged, {}, hat.personId, { view: {} })
  if (sheets.length) await append(tx, topic, contract.sheetsChanged, {}, hat.personId, { view: {} })
  note(tx, {
    organizationId: hat.organizationId,
    action: 'invitations.revokeUnclaimed',
    byPersonId: hat.personId,
    details: { invitations: links.length, sheets: sheets.length },
  })
  return { invitations: links.length, sheets: sheets.length }
})

const revokeOpenSheets = (tx: Tx, organizationId: string) =>
  tx
    .updateTable('activation_sheets')
    .set({ revoked_at: now() })
    .where('organization_id', '=', organizationId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .returning('id')
    .execute()

const administratorsOnly = () =>
  forbidden(
    'Все невостребованные ссылки отзывает администратор школы',
    'All unclaimed links are revoked by the school’s administrator',
  )
