import { type Selectable, type SqlBool, sql } from 'kysely'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Database, Db, Tx } from '#server/db'
import { conflict, forbidden, invalid, notFound, refusedAs } from '#server/errors'
import { newId } from '#server/ids'
import { type Actor, handleCommand, handleQuery } from '#server/operation'
import type { Matter } from '../contract.ts'
import * as contract from '../contract.ts'
import { type Calendar, dueOn, extendedOn, isReckonedRoughly, TERMS, termOf, urgencyOf } from '../rules.ts'
import { by } from './by.ts'
import { readCalendar } from './calendar.ts'
import { canKeepMatters } from './policy.ts'
import { schoolDay } from './today.ts'

const mayNot = () =>
  forbidden('Сроки по персональным данным ведёт администрация', 'Terms of personal data are kept by the administration')
const noMatter = () => notFound('Такого срока в списке нет', 'There is no such term in the list')

export async function accessMatters(db: Db, actor: Actor, organizationId: string) {
  const hat = await accessHat(db, actor, organizationId)
  if (!canKeepMatters(hat)) throw mayNot()
  return hat
}

async function accessMatter(tx: Tx, actor: Actor, matterId: string) {
  const row = await tx
    .selectFrom('privacy_matters')
    .selectAll()
    .where('id', '=', matterId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noMatter()
  const hat = await refusedAs(accessHat(tx, actor, row.organization_id), noMatter)
  if (!canKeepMatters(hat)) throw noMatter()
  return { row, hat }
}

/** Whoever has withdrawn need not write to the office: the term begins by itself. */
export async function openWithdrawalMatter(
  tx: Tx,
  { organizationId, signatureId, day }: { organizationId: string; signatureId: string; day: string },
): Promise<void> {
  await insertMatter(tx, {
    id: newId(),
    organization_id: organizationId,
    kind: 'consentWithdrawn',
    about: null,
    signature_id: signatureId,
    begun_on: day,
    created_by: null,
  })
}

const insertMatter = async (
  tx: Tx,
  matter: Pick<
    Selectable<Database['privacy_matters']>,
    'id' | 'organization_id' | 'kind' | 'about' | 'signature_id' | 'begun_on' | 'created_by'
  >,
) =>
  tx
    .insertInto('privacy_matters')
    .values({
      ...matter,
      due_on: dueOn(
        termOf(matter.kind, matter.begun_on),
        matter.begun_on,
        await readCalendar(tx, matter.organization_id),
      ),
      extended_on: null,
      extension_reason: null,
      done_at: null,
      done_by: null,
      outcome: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()

export const listMatters = handleQuery(contract.listMatters, async ({ tx, actor, input }) => {
  const hat = await accessMatters(tx, actor, input.organizationId)
  const matters = await viewMatters(tx, hat.organizationId, sql<SqlBool>`true`)
  return { matters, terms: TERMS.map(({ from: _, ...term }) => term) }
})

export const openMatter = handleCommand(contract.openMatter, async ({ tx, actor, input }) => {
  const hat = await accessMatters(tx, actor, input.organizationId)
  if (input.begunOn > (await schoolDay(tx, hat.organizationId))) {
    throw invalid('Этот день ещё не наступил', 'That day has not come yet', 'begunOn')
  }
  const made = await insertMatter(tx, {
    id: input.id,
    organization_id: hat.organizationId,
    kind: input.kind,
    about: input.about,
    signature_id: null,
    begun_on: input.begunOn,
    created_by: hat.personId,
  })
  if (!made) throw conflict('Этот номер уже занят', 'This id is taken')
  const object = { kind: 'privacyMatter', id: input.id }
  note(tx, { ...by(hat), action: 'consents.openMatter', object, details: { kind: input.kind } })
  return viewMatter(tx, hat.organizationId, input.id)
})

export const extendMatter = handleCommand(contract.extendMatter, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMatter(tx, actor, input.matterId)
  const term = termOf(row.kind, row.begun_on)
  if (row.done_at || row.extended_on || term.extension === 0) {
    throw conflict('Этот срок продлить нельзя', 'This term cannot be extended')
  }
  const extended_on = extendedOn(term, row.due_on, await readCalendar(tx, row.organization_id))
  const change = { extended_on, extension_reason: input.reason }
  await tx.updateTable('privacy_matters').set(change).where('id', '=', row.id).execute()
  note(tx, { ...by(hat), action: 'consents.extendMatter', object: { kind: 'privacyMatter', id: row.id } })
  return viewMatter(tx, row.organization_id, row.id)
})

export const closeMatter = handleCommand(contract.closeMatter, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMatter(tx, actor, input.matterId)
  if (row.done_at) throw conflict('Это уже сделано', 'That is done already')
  const change = { done_at: now(), done_by: hat.personId, outcome: input.outcome }
  await tx.updateTable('privacy_matters').set(change).where('id', '=', row.id).execute()
  note(tx, { ...by(hat), action: 'consents.closeMatter', object: { kind: 'privacyMatter', id: row.id } })
  return viewMatter(tx, row.organization_id, row.id)
})

async function viewMatter(tx: Tx, organizationId: string, id: string): Promise<Matter> {
  const [matter] = await viewMatters(tx, organizationId, sql<SqlBool>`m.id = ${id}`)
  if (!matter) throw noMatter()
  return matter
}

type MatterRow = Selectable<Database['privacy_matters']> & {
  subject: string | null
  title: string | null
  done_name: string | null
}

async function viewMatters(db: Db, organizationId: string, where: ReturnType<typeof sql<SqlBool>>): Promise<Matter[]> {
  const { rows } = await sql<MatterRow>`
    select m.*, r.title, concat_ws(' ', p.last_name, p.first_name, p.patronymic) as subject,
      concat_ws(' ', d.first_name, d.patronymic, d.last_name) as done_name
      from privacy_matters m
      left join consent_signatures s on s.id = m.signature_id
      left join consent_requests r on r.id = s.request_id
      left join people p on p.id = s.subject_id
      left join people d on d.id = m.done_by
     where m.organization_id = ${organizationId} and ${where}
     order by m.done_at desc nulls first, coalesce(m.extended_on, m.due_on), m.id limit 200`.execute(db)
  const today = await schoolDay(db, organizationId)
  const calendar = await readCalendar(db, organizationId)
  return rows.map((row) => viewRow(row, today, calendar))
}

function viewRow(row: MatterRow, today: string, calendar: Calendar): Matter {
  const term = termOf(row.kind, row.begun_on)
  const due = row.extended_on ?? row.due_on
  const { act, clause, checked } = term
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    subject: row.subject || null,
    title: row.title,
    begunOn: row.begun_on,
    dueOn: due,
    extended: row.extended_on !== null,
    extensionReason: row.extension_reason,
    rough: isReckonedRoughly(term, row.begun_on, due, calendar),
    law: { act, clause, checked },
    urgency: urgencyOf({ dueOn: due, done: row.done_at !== null }, today),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_name || null,
    outcome: row.outcome,
    can: { extend: !row.done_at && !row.extended_on && term.extension > 0, close: row.done_at === null },
  }
}
