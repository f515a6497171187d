import { registerExport } from '#domains/accounts'
import { storage } from '#server/storage'

registerExport('files', async (db, accountId) => {
  const rows = await db
    .selectFrom('files')
    .select(['id', 'name', 'size', 'sha256', 'created_at'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'ready')
    .orderBy('created_at')
    .execute()
  const named = rows.map((row) => ({
    ...row,
    place: `${row.id.slice(0, 8)} ${row.name.replace(/[\\/:*?"<>|]/g, '_')}`,
  }))

  async function* contents() {
    for (const { sha256, place } of named) {
      if (sha256 && (await storage().has(sha256))) yield { name: place, bytes: await storage().read(sha256) }
    }
  }
  const files = named.map(({ id, name, size, created_at, place }) => ({
    id,
    name,
    size: Number(size),
    sentAt: created_at,
    place: `files/${place}`,
  }))
  return { data: { files }, files: contents() }
})
