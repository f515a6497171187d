import { type SqlBool, sql } from 'kysely'

/**
 * What its maker has called into being may be closed by its owner, and opened again. A chat of a subject or a role goes
 * with what it is of, and what went with its class stays closed.
 */
export const isClosable = (chats: string, classes: string) => sql<SqlBool>`(${sql.ref(`${chats}.automatic`)} is null
  and ${sql.ref(`${chats}.kind`)} <> 'direct' and ${sql.ref(`${chats}.subject_id`)} is null
  and coalesce(${sql.ref(`${chats}.follows`)}, 'pupils') in ('pupils', 'guardians')
  and (${sql.ref(`${chats}.archived_at`)} is null or ${sql.ref(`${chats}.closed_by`)} is not null)
  and ${sql.ref(`${classes}.archived_at`)} is null)`
