import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

type Row = Selectable<Database['roster_imports']>
/** Without what is heavy: the file, its sheets and the deeds are read by those who need them. */
export type ImportRow = Omit<Row, 'bytes' | 'sheets' | 'deeds' | 'by_machine' | 'write_if_clear'>

export const LIGHT = [
  'id',
  'organization_id',
  'started_by',
  'file_name',
  'format',
  'state',
  'reason',
  'done',
  'total',
  'mapping',
  'leave_absent',
  'decisions',
  'summary',
  'started_at',
  'ready_at',
  'written_at',
  'written_by',
  'undone_at',
  'undone_by',
] as const

/** Lists of the whole school are the administration's. */
export async function accessLists(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) throw notAdministration()
  return hat
}

/** The only way to hold an import. To whoever is not the administration of its school it is not there. */
export async function accessImport(db: Db, actor: Actor, importId: string): Promise<{ row: ImportRow; hat: HatRow }> {
  const row = await db.selectFrom('roster_imports').select(LIGHT).where('id', '=', importId).executeTakeFirst()
  if (!row) throw noImport()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noImport)
  if (!hat.administers) throw noImport()
  return { row, hat }
}

const noImport = () =>
  notFound('Такой загрузки нет или она вам не видна', 'There is no such import, or it is not open to you')
const notAdministration = () =>
  forbidden(
    'Списки школы загружает и выгружает администрация. Попросите администратора школы',
    'The administration brings lists in and takes them out. Ask the school’s administrator',
  )
