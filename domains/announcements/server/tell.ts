import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import type { State } from '../rules.ts'
import type { AnnouncementRow } from './access.ts'

/** Its author and the editors learn that it has taken a step; others hear of it in their chats. */
export async function tellMoved(tx: Tx, row: AnnouncementRow, state: State, actorId: string | null): Promise<void> {
  const accounts = await tx
    .selectFrom('people')
    .select('account_id')
    .distinct()
    .where('organization_id', '=', row.organization_id)
    .where('left_at', 'is', null)
    .where('account_id', 'is not', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('id', '=', row.author_id),
        eb(
          'id',
          'in',
          selectFrom('person_roles')
            .select('person_id')
            .where('role', 'in', ['administrator', 'additionalAdministrator', 'director']),
        ),
      ]),
    )
    .orderBy('account_id')
    .execute()
  const view = { announcementId: row.id, state }
  for (const { account_id } of accounts) {
    await append(tx, `account:${account_id}`, contract.announcementMoved, view, actorId, { view })
  }
}
