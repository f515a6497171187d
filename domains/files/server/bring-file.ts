import { copyFile, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '#server/db'
import type { LargeDocument } from '#server/http/send-document'
import { draftsFolder } from '#server/storage'
import type { FileRef } from '../contract.ts'
import { noFile } from './access.ts'
import { checkFile } from './check/check-file.ts'
import { cleanName } from './names.ts'
import { openWhole } from './open.ts'
import { readLimits, takePlace } from './usage.ts'

interface Brought {
  id: string
  organizationId: string
  personId: string
  accountId: string
  name: string
  /** Where it lies; it is copied. */
  path: string
  /** Until then it is no orphan. */
  heldUntil: Date
}

/** What the server has made for somebody goes the way of uploads, its check included. Repeated, it is the same file. */
export async function bringFile(db: Db, brought: Brought): Promise<FileRef | 'noPlace' | 'refused'> {
  const { id } = brought
  if (!(await findFile(db, id))) {
    const { size } = await stat(brought.path)
    await mkdir(draftsFolder(), { recursive: true, mode: 0o700 })
    if (!(await insert(db, brought, size))) return 'noPlace'
  }
  const begun = await findFile(db, id)
  if (begun?.state === 'checking') {
    await copyFile(brought.path, path.join(draftsFolder(), id))
    await checkFile.run(db, { fileId: id })
  }
  return (await findFile(db, id))?.card ?? 'refused'
}

const findFile = (db: Db, id: string) =>
  db.selectFrom('files').select(['state', 'card']).where('id', '=', id).executeTakeFirst()

const insert = (db: Db, { id, name, heldUntil, ...of }: Brought, size: number): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { quota } = await readLimits(tx, of.organizationId)
    if (!(await takePlace(tx, of.organizationId, size, quota))) return false
    await tx
      .insertInto('files')
      .values({
        id,
        organization_id: of.organizationId,
        person_id: of.personId,
        account_id: of.accountId,
        state: 'checking',
        refused_for: null,
        voice: false,
        name: cleanName(name),
        size,
        told: '{}',
        sha256: null,
        card: null,
        counted: size,
        ready_at: null,
        held_until: heldUntil,
        chat_id: null,
        msg_no: null,
        position: null,
        attached_at: null,
      })
      .execute()
    return true
  })

/** The bytes, for a domain that has decided itself who may have them. */
export async function openFile(db: Db, fileId: string, save: boolean): Promise<LargeDocument> {
  const file = await db.selectFrom('files').selectAll().where('id', '=', fileId).executeTakeFirst()
  if (!file) throw noFile()
  return openWhole(file, save)
}
