import { schoolDay } from '#domains/consents'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { type ActRow, accessAct, accessAsKeeper, accessDraft, accessShelf } from './access.ts'
import { bodyOf } from './body.ts'
import { viewAct } from './views.ts'

export const acted = (row: Pick<ActRow, 'id' | 'organization_id'>, byPersonId: string) => ({
  organizationId: row.organization_id,
  byPersonId,
  object: { kind: 'act', id: row.id },
})

export async function viewAfter(tx: Tx, actor: Actor, actId: string) {
  const { row, versions, hat } = await accessAct(tx, actor, actId)
  return viewAct(row, versions, await schoolDay(tx, row.organization_id), hat.administers)
}

/** A document begins as a draft, seen by those who keep the shelf. */
export const createAct = handleCommand(contract.createAct, async ({ tx, actor, input }) => {
  const hat = await accessShelf(tx, actor, input.organizationId)
  const { id, kind, title } = input
  const made = await tx
    .insertInto('acts')
    .values({ id, organization_id: hat.organizationId, kind, title, public_since: null, created_by: hat.personId })
    .onConflict((oc) => oc.doNothing())
    .returning(['id', 'organization_id'])
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер документа уже занят', 'This id is taken')
  const versionId = newId()
  await addDraft(
    tx,
    { id: versionId, actId: id, no: 1 },
    hat.personId,
    await bodyOf(tx, input, hat.personId, versionId),
  )
  note(tx, { ...acted(made, hat.personId), action: 'acts.createAct' })
  return viewAfter(tx, actor, id)
})

type Words = Awaited<ReturnType<typeof bodyOf>>

const addDraft = (
  tx: Tx,
  { id, actId, no }: { id: string; actId: string; no: number },
  personId: string,
  body: Words,
) =>
  tx
    .insertInto('act_versions')
    .values({
      id,
      act_id: actId,
      no,
      ...body,
      adopted_on: null,
      valid_from: null,
      valid_to: null,
      pupils_council: null,
      parents_council: null,
      written_by: personId,
      adopted_by: null,
    })
    .execute()

export const draftVersion = handleCommand(contract.draftVersion, async ({ tx, actor, input }) => {
  const { row, hat, versions } = await accessAsKeeper(tx, actor, input.actId)
  const [last] = versions
  if (!last?.adopted_on) {
    throw conflict('Черновик у документа уже есть: правьте его', 'The document has a draft already: change that one')
  }
  const body = await bodyOf(tx, input, hat.personId, input.id)
  await addDraft(tx, { id: input.id, actId: row.id, no: last.no + 1 }, hat.personId, body)
  note(tx, { ...acted(row, hat.personId), action: 'acts.draftVersion' })
  return viewAfter(tx, actor, row.id)
})

export const editDraft = handleCommand(contract.editDraft, async ({ tx, actor, input }) => {
  const { row, hat, version, versions } = await accessDraft(tx, actor, input.versionId)
  if (version.adopted_on) throw alreadyAdopted()
  const named = input.title !== row.title || input.kind !== row.kind
  if (named && versions.length > 1) {
    throw conflict(
      'У принятого документа название не меняют: создайте новый',
      'An adopted document keeps its name: make a new one',
      'title',
    )
  }
  const body = await bodyOf(tx, input, hat.personId, version.id)
  const words = { ...body, written_by: hat.personId, written_at: now() }
  await tx.updateTable('act_versions').set(words).where('id', '=', version.id).execute()
  await tx.updateTable('acts').set({ title: input.title, kind: input.kind }).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.editDraft' })
  return viewAfter(tx, actor, row.id)
})

export const alreadyAdopted = () =>
  conflict('Принятое не меняют: сделайте новую редакцию', 'What was adopted does not change: make a next version')

export const removeDraft = handleCommand(contract.removeDraft, async ({ tx, actor, input }) => {
  const { row, hat, version, versions } = await accessDraft(tx, actor, input.versionId)
  if (version.adopted_on) {
    throw conflict(
      'Принятый документ не удаляют: прекратите его действие',
      'An adopted document is not removed: end it',
    )
  }
  if (versions.length === 1) await tx.deleteFrom('acts').where('id', '=', row.id).execute()
  else await tx.deleteFrom('act_versions').where('id', '=', version.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.removeDraft' })
  return {}
})

/** Onto the page that is open to everybody, one by one: the school decides (R206). */
export const showAct = handleCommand(contract.showAct, async ({ tx, actor, input }) => {
  const { row, hat, versions } = await accessAsKeeper(tx, actor, input.actId)
  if (input.on && !versions.some(({ adopted_on }) => adopted_on)) {
    throw invalid('Черновик не показывают: сначала примите документ', 'A draft is not shown: adopt the document first')
  }
  const shown = { public_since: input.on ? (row.public_since ?? now()) : null }
  await tx.updateTable('acts').set(shown).where('id', '=', row.id).execute()
  note(tx, { ...acted(row, hat.personId), action: 'acts.showAct', details: { shown: input.on } })
  return viewAfter(tx, actor, row.id)
})

export const openPage = handleCommand(contract.openPage, async ({ tx, actor, input }) => {
  const hat = await accessShelf(tx, actor, input.organizationId)
  const page = { organization_id: hat.organizationId, opened_by: hat.personId }
  if (input.on) {
    await tx
      .insertInto('act_pages')
      .values(page)
      .onConflict((oc) => oc.doNothing())
      .execute()
  } else await tx.deleteFrom('act_pages').where('organization_id', '=', hat.organizationId).execute()
  note(tx, {
    organizationId: hat.organizationId,
    byPersonId: hat.personId,
    action: 'acts.openPage',
    details: { shown: input.on },
  })
  return {}
})
