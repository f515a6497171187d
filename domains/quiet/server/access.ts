import type { Role } from '#contract/people'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import type { Actor } from '#server/operation'

/** Who somebody is in a school whose hours they ask for. */
export interface Self {
  personId: string
  organizationId: string
  timeZone: string
  roles: Role[]
}

/** The only way to hold a school's hours: one that is not there and one where the actor is nobody are the same refusal. */
export async function accessSelf(db: Db, actor: Actor, organizationId: string): Promise<Self> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('organizations', 'organizations.id', 'people.organization_id')
    .leftJoin('person_roles', 'person_roles.person_id', 'people.id')
    .select(['people.id', 'time_zone', 'role'])
    .where('people.organization_id', '=', organizationId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  const [first] = rows
  if (!first)
    throw notFound('Такой школы нет или вы в ней не состоите', 'There is no such school, or you are not in it')
  const roles = rows.flatMap(({ role }) => role ?? [])
  return { personId: first.id, organizationId, timeZone: first.time_zone, roles }
}

/** Somebody with whom the actor sits in a chat; whoever else there is stays unknown. */
export async function accessInterlocutor(db: Db, self: Self, personId: string): Promise<string> {
  const row = await db
    .selectFrom('chat_seats as mine')
    .innerJoin('chat_seats as theirs', 'theirs.chat_id', 'mine.chat_id')
    .innerJoin('chats', 'chats.id', 'mine.chat_id')
    .select('theirs.person_id')
    .where('mine.person_id', '=', self.personId)
    .where('theirs.person_id', '=', personId)
    .where('chats.organization_id', '=', self.organizationId)
    .where('mine.left_at', 'is', null)
    .where('theirs.left_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound('Такого человека нет в ваших чатах', 'There is no such person in your chats')
  return row.person_id
}
