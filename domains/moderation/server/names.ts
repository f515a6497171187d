import type { PersonRef, Role } from '#contract/people'
import { isStaff, spokenName } from '#rules/people'
import type { Db } from '#server/db'
import type { ChatName } from '../contract.ts'

/** People as the desk shows them. */
export async function readRefs(db: Db, personIds: (string | null)[]): Promise<Map<string, PersonRef>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const people = await db.selectFrom('people').selectAll().where('id', 'in', ids).execute()
  const rows = await db.selectFrom('person_roles').select(['person_id', 'role']).where('person_id', 'in', ids).execute()
  const roles = Map.groupBy(rows, (row) => row.person_id)
  return new Map(
    people.map((row): [string, PersonRef] => {
      const own = (roles.get(row.id) ?? []).map(({ role }) => role as Role)
      const staff = isStaff(own)
      const name = { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined }
      return [
        row.id,
        {
          id: row.id,
          name: spokenName(name, own),
          verified: staff && row.verified_at !== null,
          post: staff ? row.post : null,
          kinship: null,
        },
      ]
    }),
  )
}

export async function readChatNames(db: Db, chatIds: (string | null)[]): Promise<Map<string, ChatName>> {
  const ids = [...new Set(chatIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('chats')
    .leftJoin('classes', 'classes.id', 'chats.class_id')
    .select(['chats.id', 'chats.kind', 'automatic', 'title', 'classes.name as className'])
    .where('chats.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
