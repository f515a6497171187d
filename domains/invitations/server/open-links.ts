import type { OrganizationKind } from '#contract/organizations'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict } from '#server/errors'
import type { InvitationRow } from './access.ts'
import { stateOfInvitation } from './policy.ts'

interface Place {
  organizationName: string
  kind: OrganizationKind
  className: string | null
  archived: boolean
}

/** Where a link leads: all that its holder may know before joining. */
export async function readPlace(db: Db, { organization_id, class_id }: InvitationRow): Promise<Place> {
  const row = await db
    .selectFrom('organizations')
    .leftJoin('classes', (join) => join.on('classes.id', '=', class_id))
    .select([
      'organizations.name',
      'short_name',
      'organizations.kind',
      'classes.name as class_name',
      'classes.archived_at',
    ])
    .where('organizations.id', '=', organization_id)
    .executeTakeFirstOrThrow()
  return {
    organizationName: row.short_name || row.name,
    kind: row.kind,
    className: row.class_name,
    archived: row.archived_at !== null,
  }
}

/** Says why a link does not work any more; who has used it, and how many, stays untold. */
export function refuseClosed(invitation: InvitationRow, place: Place): void {
  const state = place.archived ? 'revoked' : stateOfInvitation(invitation, now())
  if (state !== 'open') throw CLOSED[state]()
}

/** The invitation as it is now, held until the transaction ends: the last use is taken once. */
export const holdInvitation = (tx: Tx, id: string): Promise<InvitationRow> =>
  tx.selectFrom('invitations').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** `by` is 1, or −1 when a request is refused: a slip of the pen does not cost others their place. */
export async function countUse(tx: Tx, id: string, by: 1 | -1): Promise<void> {
  await tx
    .updateTable('invitations')
    .set((eb) => ({ uses: eb('uses', '+', by) }))
    .where('id', '=', id)
    .execute()
}

const CLOSED = {
  expired: () =>
    conflict(
      'Срок этой ссылки истёк. Попросите новую у того, кто её прислал',
      'This link has expired. Ask whoever sent it for a new one',
    ),
  usedUp: () =>
    conflict(
      'По этой ссылке уже вступили все, на кого она была рассчитана. Попросите новую',
      'Everybody this link was meant for has joined. Ask for a new one',
    ),
  revoked: () =>
    conflict(
      'Эту ссылку отозвали. Попросите новую у того, кто её прислал',
      'This link was revoked. Ask whoever sent it for a new one',
    ),
}
