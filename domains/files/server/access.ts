import { type Selectable, sql } from 'kysely'
import type { Role } from '#contract/people'
import { now } from '#server/clock'
import type { Database, Db } from '#server/db'
import { notFound } from '#server/errors'
import type { Actor } from '#server/operation'

export type FileRow = Selectable<Database['files']>

/**
 * The only way to hold a file: who uploads it does, and with a message everybody who has a seat in its chat now, or
 * whose look into it is open (a logged act that the chat's members see). Any other file is not there.
 */
export async function accessFile(db: Db, actor: Actor, fileId: string): Promise<FileRow> {
  const file = await db
    .selectFrom('files')
    .selectAll()
    .where('files.id', '=', fileId)
    .where((eb) =>
      eb.or([
        eb('account_id', '=', actor.accountId),
        eb.exists(seatInItsChat(actor)),
        eb.exists(lookIntoItsChat(actor)),
      ]),
    )
    .where((eb) => eb.exists(personHere(actor)))
    .executeTakeFirst()
  return file ?? (await findElsewhere(db, actor, fileId))
}

/** A domain downstream has the file stand somewhere else than in a message: may this actor open it there? */
export type WayToFile = (db: Db, actor: Actor, fileId: string) => Promise<boolean>
const ways: WayToFile[] = []
export const registerWayToFile = (way: WayToFile): void => void ways.push(way)

async function findElsewhere(db: Db, actor: Actor, fileId: string): Promise<FileRow> {
  const files = db.selectFrom('files').selectAll().where('files.id', '=', fileId).where('chat_id', 'is', null)
  const file = await files.where((eb) => eb.exists(personHere(actor))).executeTakeFirst()
  for (const way of file ? ways : []) if (await way(db, actor, fileId)) return file!
  throw noFile()
}

/** What I upload, locked. */
export async function accessOwnFile(db: Db, actor: Actor, fileId: string): Promise<FileRow> {
  const file = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', fileId)
    .where('account_id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!file) throw noFile()
  return file
}

/** Who the actor is in a school; one that is not there and one that is not theirs are the same refusal. */
export async function accessSelf(
  db: Db,
  actor: Actor,
  organizationId: string,
): Promise<{ personId: string; roles: Role[] }> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('person_roles', 'person_roles.person_id', 'people.id')
    .select(['people.id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  if (!rows[0])
    throw notFound('Такой школы нет или вы в ней не состоите', 'There is no such school, or you are not in it')
  return { personId: rows[0].id, roles: rows.flatMap(({ role }) => role ?? []) }
}

export const noFile = () =>
  notFound('Такого файла нет или он для вас закрыт', 'There is no such file, or it is closed to you')

const seatInItsChat = (actor: Actor) => sql<boolean>`(select from chat_seats s
  where s.chat_id = files.chat_id and s.account_id = ${actor.accountId} and s.left_at is null)`

const lookIntoItsChat = (actor: Actor) => sql<boolean>`(select from looks l
  where l.chat_id = files.chat_id and l.account_id = ${actor.accountId} and l.until > ${now()})`

/** Whoever has left the school has left its files, own ones too. */
const personHere = (actor: Actor) => sql<boolean>`(select from people p
  where p.organization_id = files.organization_id and p.account_id = ${actor.accountId} and p.left_at is null)`
