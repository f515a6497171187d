import { GOVERNING } from '#rules/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { takeAttempt } from '#server/limits'
import { type Call, handleCommand } from '#server/operation'
import { enqueueOutgoing } from '#server/outgoing'
import * as contract from '../contract.ts'
import { stateAfter } from '../rules.ts'
import { accessRequest, type HeldRequest, type RequestRow } from './access.ts'
import { tellAnswered, tellOf } from './tell.ts'
import { viewThread } from './views.ts'

export const reply = handleCommand(contract.reply, async ({ tx, actor, input, call }) => {
  const held = await accessRequest(tx, actor, input.requestId, { lock: true })
  await takeAttempt('support.reply', actor.accountId, 60, 3600)
  const { row, side } = held
  // What the operator says of somebody else's question is for the school: it answers its people in its own words.
  const inner = side === 'operator' && row.organization_id !== null && !(await hasAskedItself(tx, row))
  const accountId = side === 'operator' ? actor.accountId : null
  await addLine(tx, held, { text: input.text, inner, accountId })
  const operator = side === 'operator' && row.organization_id ? { operator_state: 'answered' as const } : {}
  const assignee = side === 'school' && !row.assignee_id ? { assignee_id: held.personId } : {}
  const state = stateAfter(row.state, side, { inner, assigned: row.assignee_id !== null })
  await tx
    .updateTable('help_requests')
    .set({ state, changed_at: now(), ...operator, ...assignee })
    .where('id', '=', row.id)
    .execute()
  if (side !== 'asker' && !inner) await writeToOutsider(tx, row, input.text, call)
  await tellOf(tx, row)
  if (side === 'operator' || (side === 'school' && !inner)) await tellAnswered(tx, row, inner)
  return viewThread(tx, await accessRequest(tx, actor, row.id))
})

export async function addLine(
  tx: Tx,
  { row, side, personId }: HeldRequest,
  { text, inner, accountId = null }: { text: string; inner: boolean; accountId?: string | null },
): Promise<void> {
  const line = {
    id: newId(),
    request_id: row.id,
    side,
    person_id: personId,
    account_id: accountId,
    text,
    internal: inner,
    at: now(),
  }
  await tx.insertInto('help_lines').values(line).execute()
}

/** Those who administer have asked for themselves. */
async function hasAskedItself(tx: Tx, row: RequestRow): Promise<boolean> {
  if (!row.person_id) return false
  const role = await tx
    .selectFrom('person_roles')
    .select('role')
    .where('person_id', '=', row.person_id)
    .where('role', 'in', GOVERNING)
    .executeTakeFirst()
  return role !== undefined
}

/** Who has asked without signing in gets a letter where there is a mail; a phone is called by whoever answers. */
async function writeToOutsider(tx: Tx, row: RequestRow, text: string, call: Call): Promise<void> {
  if (!row.contact?.includes('@')) return
  const body = `${text}\n\nВы спрашивали:\n${row.text}\n\n${call.origin}/help/answer/${row.id}\n`
  await enqueueOutgoing(tx, { channel: 'mail', address: row.contact, subject: 'Звонок: ответ на ваш вопрос', body })
}
