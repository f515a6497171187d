import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound, type Refusal, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

export type ActRow = Selectable<Database['acts']>
export type VersionRow = Selectable<Database['act_versions']>

export const noAct = () =>
  notFound('Такого документа нет или он для вас закрыт', 'There is no such document, or it is closed to you')

/** The only way to hold an act: of one's own school; one that is only a draft is for those who keep the shelf. */
export async function accessAct(db: Db, actor: Actor, actId: string, { lock = false } = {}) {
  let found = db.selectFrom('acts').selectAll().where('id', '=', actId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noAct()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noAct)
  const versions = await db
    .selectFrom('act_versions')
    .selectAll()
    .where('act_id', '=', row.id)
    .orderBy('no', 'desc')
    .execute()
  const seen = versions.filter(({ adopted_on }) => hat.administers || adopted_on)
  if (seen.length === 0) throw noAct()
  return { row, hat, versions: seen }
}

export async function accessVersion(db: Db, actor: Actor, versionId: string, { lock = false } = {}) {
  const found = await db.selectFrom('act_versions').select('act_id').where('id', '=', versionId).executeTakeFirst()
  if (!found) throw noAct()
  const held = await accessAct(db, actor, found.act_id, { lock })
  const version = held.versions.find(({ id }) => id === versionId)
  if (!version) throw noAct()
  return { ...held, version }
}

export async function accessShelf(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) throw notKeeper()
  return hat
}

export const notKeeper = (): Refusal =>
  forbidden('Полку документов ведёт администрация школы', 'The shelf is kept by the administration of the school')

/** The same act for whoever keeps the shelf; for anybody else it is there to be read. */
export async function accessAsKeeper(db: Db, actor: Actor, actId: string) {
  const held = await accessAct(db, actor, actId, { lock: true })
  if (!held.hat.administers) throw notKeeper()
  return held
}

export async function accessDraft(db: Db, actor: Actor, versionId: string) {
  const held = await accessVersion(db, actor, versionId, { lock: true })
  if (!held.hat.administers) throw notKeeper()
  return held
}
