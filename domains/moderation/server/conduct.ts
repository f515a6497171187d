import type { OutputOf } from '#contract'
import type { HatRow } from '#domains/people'
import { DEFAULT_CONDUCT } from '#rules/moderation'
import type { Db } from '#server/db'
import type { getConduct } from '../contract.ts'

/** The edition in force: the school's last one, or the text of the bylaws as the first. */
export async function readConduct(
  db: Db,
  organizationId: string,
): Promise<{ version: number; text: string; setAt: Date | null }> {
  const row = await db
    .selectFrom('conduct_rules')
    .select(['version', 'text', 'set_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row
    ? { version: row.version, text: row.text, setAt: row.set_at }
    : { version: 1, text: DEFAULT_CONDUCT, setAt: null }
}

export async function viewConduct(db: Db, hat: HatRow): Promise<OutputOf<typeof getConduct>> {
  const { version, text, setAt } = await readConduct(db, hat.organizationId)
  const accepted = await db
    .selectFrom('conduct_acceptances')
    .select(['version', 'at'])
    .where('person_id', '=', hat.personId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return {
    version,
    text,
    setAt: setAt?.toISOString() ?? null,
    accepted: accepted ? { version: accepted.version, at: accepted.at.toISOString() } : null,
    must: (accepted?.version ?? 0) < version,
    can: { edit: hat.administers },
  }
}
