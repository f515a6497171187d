import { sql } from 'kysely'
import { registerContents } from '#server/backup/contents'

/** For a backup: all that rows of files, previews and kept contents name in the storage. */
registerContents(async (db) => {
  const { rows } = await sql<{ sha256: string }>`select sha256 from files where sha256 is not null
    union select sha256 from file_previews union select sha256 from kept_contents`.execute(db)
  return rows.map(({ sha256 }) => sha256)
})
