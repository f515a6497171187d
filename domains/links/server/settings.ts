import { config } from '#server/config'
import type { Db } from '#server/db'
import type { Settings } from '../contract.ts'

export async function isOn(db: Db, organizationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('link_settings')
    .select('off_at')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return !row?.off_at
}

export const viewSettings = async (db: Db, organizationId: string, edit: boolean): Promise<Settings> => ({
  on: await isOn(db, organizationId),
  here: config.previews,
  can: { edit },
})
