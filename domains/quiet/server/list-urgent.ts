import { sql } from 'kysely'
import type { Role } from '#contract/people'
import { isStaff, spokenName } from '#rules/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { canSeeAllUrgent } from './policy.ts'

const PAGE = 50

/** Whoever was woken may see why; whoever answers for the school sees all of it. */
export const listUrgent = handleQuery(contract.listUrgent, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  let found = tx
    .selectFrom('urgent_messages')
    .innerJoin('people', 'people.id', 'urgent_messages.person_id')
    .innerJoin('chats', 'chats.id', 'urgent_messages.chat_id')
    .leftJoin('classes', 'classes.id', 'chats.class_id')
    .select([
      'message_id',
      'at',
      'reason',
      'urgent_messages.person_id',
      'last_name',
      'first_name',
      'patronymic',
      'post',
    ])
    .select(['chats.id as chat_id', 'automatic', 'title', 'classes.name as class_name'])
    .select(
      sql<Role[]>`array(select role from person_roles r where r.person_id = urgent_messages.person_id)`.as('roles'),
    )
    .where('chats.organization_id', '=', self.organizationId)
  if (input.before) found = found.where('at', '<', new Date(input.before))
  if (!canSeeAllUrgent(self.roles)) {
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('chat_seats')
          .select('chat_id')
          .whereRef('chat_seats.chat_id', '=', 'urgent_messages.chat_id')
          .where('chat_seats.person_id', '=', self.personId)
          .where('left_at', 'is', null),
      ),
    )
  }
  const rows = await found.orderBy('at', 'desc').limit(PAGE).execute()
  return {
    entries: rows.map(viewEntry),
    next: rows.length === PAGE ? rows.at(-1)!.at.toISOString() : null,
  }
})

interface EntryRow {
  message_id: string
  at: Date
  reason: string
  person_id: string
  last_name: string
  first_name: string
  patronymic: string | null
  post: string | null
  roles: Role[]
  chat_id: string
  automatic: string | null
  title: string | null
  class_name: string | null
}

function viewEntry(row: EntryRow): contract.UrgentEntry {
  const name = { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined }
  return {
    id: row.message_id,
    at: row.at.toISOString(),
    person: { id: row.person_id, name: spokenName(name, row.roles), post: isStaff(row.roles) ? row.post : null },
    chat: { id: row.chat_id, automatic: row.automatic, title: row.title, className: row.class_name },
    reason: row.reason,
  }
}
