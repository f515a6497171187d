import { type Selectable, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Database, Db } from '#server/db'
import { conflict, forbidden, notFound, refusedAs } from '#server/errors'
import { newId } from '#server/ids'
import { type Actor, handleCommand, handleQuery } from '#server/operation'
import type { Template } from '../contract.ts'
import * as contract from '../contract.ts'
import { STARTERS } from '../rules/starters.ts'
import { by } from './by.ts'
import { canAsk, canKeepTemplates } from './policy.ts'
import { readRetention } from './retention.ts'

type TemplateRow = Selectable<Database['consent_templates']>

const noTemplate = () => notFound('Такого образца нет', 'There is no such template')
const mayNotKeep = () =>
  forbidden('Тексты согласий ведёт администрация школы', 'Texts of consents are kept by the administration')

/** For whoever asks; others learn nothing of it. */
export async function accessTemplate(
  db: Db,
  actor: Actor,
  templateId: string,
): Promise<{ row: TemplateRow; hat: HatRow }> {
  const row = await db
    .selectFrom('consent_templates')
    .selectAll()
    .where('id', '=', templateId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noTemplate()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noTemplate)
  if (!canAsk(hat)) throw noTemplate()
  return { row, hat }
}

async function accessKept(db: Db, actor: Actor, templateId: string) {
  const held = await accessTemplate(db, actor, templateId)
  if (!canKeepTemplates(held.hat)) throw mayNotKeep()
  return held
}

export const listTemplates = handleQuery(contract.listTemplates, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canAsk(hat)) throw forbidden('Образцы видят те, кто просит согласия', 'Templates are for those who ask')
  const templates = await viewTemplates(tx, hat.organizationId)
  const starters = STARTERS.flatMap(({ kind, ...one }) => (kind === 'slip' ? [] : [{ ...one, kind }]))
  return {
    templates,
    starters,
    retention: await readRetention(tx, hat.organizationId),
    can: { edit: canKeepTemplates(hat) },
  }
})

export const createTemplate = handleCommand(contract.createTemplate, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canKeepTemplates(hat)) throw mayNotKeep()
  const made = await tx
    .insertInto('consent_templates')
    .values({
      id: input.id,
      organization_id: hat.organizationId,
      kind: input.kind,
      created_by: hat.personId,
      removed_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер образца уже занят', 'This id is taken')
  await addVersion(tx, input.id, 1, hat.personId, input)
  note(tx, { ...by(hat), action: 'consents.createTemplate', object: { kind: 'consentTemplate', id: input.id } })
  return viewTemplate(tx, hat.organizationId, input.id)
})

/** What was asked with an earlier version keeps it. */
export const reviseTemplate = handleCommand(contract.reviseTemplate, async ({ tx, actor, input }) => {
  const { row, hat } = await accessKept(tx, actor, input.templateId)
  // Versions follow one another.
  await tx.selectFrom('consent_templates').select('id').where('id', '=', row.id).forUpdate().execute()
  const before = await viewTemplate(tx, row.organization_id, row.id)
  const same = (['title', 'text', 'consequence'] as const).every((part) => before[part] === input[part])
  if (!same) {
    const version = before.version + 1
    await addVersion(tx, row.id, version, hat.personId, input)
    const object = { kind: 'consentTemplate', id: row.id }
    note(tx, { ...by(hat), action: 'consents.reviseTemplate', object, details: { version } })
  }
  return viewTemplate(tx, row.organization_id, row.id)
})

export const removeTemplate = handleCommand(contract.removeTemplate, async ({ tx, actor, input }) => {
  const { row, hat } = await accessKept(tx, actor, input.templateId)
  await tx.updateTable('consent_templates').set({ removed_at: now() }).where('id', '=', row.id).execute()
  note(tx, { ...by(hat), action: 'consents.removeTemplate', object: { kind: 'consentTemplate', id: row.id } })
  return {}
})

const addVersion = (
  tx: Db,
  templateId: string,
  number: number,
  personId: string,
  { title, text, consequence }: { title: string; text: string; consequence: string },
) =>
  tx
    .insertInto('consent_versions')
    .values({ id: newId(), template_id: templateId, number, title, text, consequence, created_by: personId })
    .execute()

async function viewTemplates(db: Db, organizationId: string): Promise<Template[]> {
  const { rows } = await sql<Omit<Template, 'changedAt'> & { changed_at: Date }>`
    select distinct on (t.created_at, t.id) t.id, t.kind, v.title, v.text, v.consequence, v.number as version,
           v.id as "versionId", v.created_at as changed_at
      from consent_templates t join consent_versions v on v.template_id = t.id
     where t.organization_id = ${organizationId} and t.removed_at is null
     order by t.created_at, t.id, v.number desc`.execute(db)
  return rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: changed_at.toISOString() }))
}

export async function viewTemplate(db: Db, organizationId: string, id: string): Promise<Template> {
  const found = (await viewTemplates(db, organizationId)).find((one) => one.id === id)
  if (!found) throw noTemplate()
  return found
}
