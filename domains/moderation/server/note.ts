import { note as noteAct } from '#server/audit'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import { newId } from '#server/ids'
import type { Deed, MeasureKind } from '../contract.ts'
import * as contract from '../contract.ts'

interface Note {
  organizationId: string
  deed: Deed
  byId: string | null
  aboutId?: string | null
  caseId?: string | null
  chatId?: string | null
  words?: string
  measure?: MeasureKind
  until?: Date | null
}

/** Writes a deed into the journal and tells the desks that something has changed. Call it last. */
export async function note(tx: Tx, { organizationId, deed, byId, ...more }: Note): Promise<void> {
  const id = newId()
  await tx
    .insertInto('moderation_journal')
    .values({
      id,
      organization_id: organizationId,
      deed,
      by_id: byId,
      about_id: more.aboutId ?? null,
      case_id: more.caseId ?? null,
      chat_id: more.chatId ?? null,
      words: more.words ?? '',
      measure: more.measure ?? null,
      until: more.until ?? null,
    })
    .execute()
  if (!DECISIONS.has(deed)) return
  noteAct(tx, {
    organizationId,
    action: `moderation.${deed}`,
    byPersonId: byId,
    about: more.aboutId ?? [],
    object: { kind: 'journal', id },
    details: more.measure ? { measure: more.measure } : {},
  })
}

// What staff decide; that somebody complained or a filter noticed is nobody's act. The words stay in the journal alone.
const DECISIONS: ReadonlySet<Deed> = new Set<Deed>([
  'released',
  'refused',
  'measured',
  'dismissed',
  'lifted',
  'appealUpheld',
  'appealGranted',
  'settingsChanged',
  'conductChanged',
])

export const tellDesk = (tx: Tx, organizationId: string) =>
  append(tx, `organization:${organizationId}`, contract.deskChanged, {}, null, { view: {} })

/** Tells people that something was decided about them or their reports; the event says nothing of what. */
export async function tellPeople(tx: Tx, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  const rows = await tx
    .selectFrom('people')
    .select('account_id')
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  for (const accountId of new Set(rows.flatMap(({ account_id }) => account_id ?? []))) {
    await append(tx, `account:${accountId}`, contract.mineChanged, {}, null, { view: {} })
  }
}
