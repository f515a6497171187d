import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, forbidden, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessAsSchool, accessRequest, noRequest, type RequestRow } from './access.ts'
import { readDesk } from './desk.ts'
import { addLine } from './reply.ts'
import { tellOf } from './tell.ts'
import { viewThread } from './views.ts'

const acted = (row: RequestRow, byPersonId: string) => ({
  organizationId: row.organization_id,
  byPersonId,
  about: row.person_id ?? [],
  object: { kind: 'helpRequest', id: row.id },
})

/** In work. Without a name it is mine. */
export const takeRequest = handleCommand(contract.takeRequest, async ({ tx, actor, input }) => {
  const { row, personId } = await accessAsSchool(tx, actor, input.requestId)
  const assigneeId = input.assigneeId ?? personId
  if (!(await readDesk(tx, row.organization_id!)).some(({ id }) => id === assigneeId)) {
    throw notFound('Поручить можно тому, кто управляет школой', 'It may be given to those who run the school')
  }
  const step = { state: 'working' as const, assignee_id: assigneeId, changed_at: now() }
  await tx.updateTable('help_requests').set(step).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, personId), action: 'support.takeRequest' })
  await tellOf(tx, row)
  return viewThread(tx, await accessRequest(tx, actor, row.id))
})

/** Done, by whoever has asked or by whoever has answered. */
export const closeRequest = handleCommand(contract.closeRequest, async ({ tx, actor, input }) => {
  const { row, side } = await accessRequest(tx, actor, input.requestId, { lock: true })
  if (side === 'operator' && row.organization_id) {
    throw forbidden('Закрывает обращение школа', 'It is for the school to close it')
  }
  if (row.state === 'closed') throw conflict('Обращение уже закрыто', 'The request is closed already')
  const step = { state: 'closed' as const, changed_at: now(), ...(side === 'asker' ? { seen_at: now() } : {}) }
  await tx.updateTable('help_requests').set(step).where('id', '=', row.id).execute()
  await tellOf(tx, row)
  return viewThread(tx, await accessRequest(tx, actor, row.id))
})

/** R197. The operator sees the question without the name, and these words. */
export const passToOperator = handleCommand(contract.passToOperator, async ({ tx, actor, input }) => {
  const { row, personId } = await accessAsSchool(tx, actor, input.requestId)
  await addLine(tx, { row, side: 'school', personId }, { text: input.text, inner: true })
  const step = {
    operator_state: 'asked' as const,
    state: 'working' as const,
    assignee_id: row.assignee_id ?? personId,
    changed_at: now(),
  }
  await tx.updateTable('help_requests').set(step).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, personId), action: 'support.passToOperator' })
  await tellOf(tx, row)
  return viewThread(tx, await accessRequest(tx, actor, row.id))
})

/** A question whose school could not be told from its words. */
export const passToSchool = handleCommand(contract.passToSchool, async ({ tx, actor, input }) => {
  const { row } = await accessRequest(tx, actor, input.requestId, { lock: true })
  if (row.organization_id) throw conflict('Школа этого обращения уже известна', 'The school is known already')
  const school = await tx
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', input.organizationId)
    .executeTakeFirst()
  if (!school) throw notFound('Такой школы здесь нет', 'There is no such school here')
  const step = { organization_id: school.id, changed_at: now() }
  await tx.updateTable('help_requests').set(step).where('id', '=', row.id).execute()
  note(tx, {
    organizationId: null,
    byAccountId: actor.accountId,
    action: 'support.passToSchool',
    object: { kind: 'helpRequest', id: row.id },
  })
  await tellOf(tx, row)
  return {}
})

/** Of the own request only. */
export const markSeen = handleCommand(contract.markSeen, async ({ tx, actor, input }) => {
  const { row, personId } = await accessRequest(tx, actor, input.requestId)
  if (!personId || personId !== row.person_id) throw noRequest()
  await tx.updateTable('help_requests').set({ seen_at: now() }).where('id', '=', row.id).execute()
  return {}
})
