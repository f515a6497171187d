import type { Selectable } from 'kysely'
import type { Role } from '#contract/people'
import { accessHat, type HatRow } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { canHoldCase } from './policy.ts'

export type CaseRow = Selectable<Database['moderation_cases']>
export type MeasureRow = Selectable<Database['measures']>

/** The only way to hold a case: a case one may not decide is not there. Locked, so two desks decide one after another. */
export async function accessCase(tx: Db, actor: Actor, caseId: string): Promise<{ row: CaseRow; hat: HatRow }> {
  const row = await tx
    .selectFrom('moderation_cases')
    .selectAll()
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noCase()
  const hat = await refusedAs(accessHat(tx, actor, row.organization_id), noCase)
  if (!(await holdsCase(tx, hat, row))) throw noCase()
  return { row, hat }
}

export async function holdsCase(
  db: Db,
  hat: HatRow,
  { chat_id, class_id, author_id }: Pick<CaseRow, 'chat_id' | 'class_id' | 'author_id'>,
): Promise<boolean> {
  const owned = await readOwnedChats(db, hat.personId, [chat_id])
  const staff = await readStaff(db, [author_id])
  return canHoldCase({
    administers: hat.administers,
    leadsClass: class_id !== null && hat.ledClassIds.includes(class_id),
    ownsChat: owned.has(chat_id),
    isAuthor: author_id === hat.personId,
    authorIsStaff: staff.has(author_id),
  })
}

/** A held message of the filter belongs to whoever holds a case of it. */
export async function accessHeld(tx: Db, actor: Actor, chatId: string, messageId: string) {
  const row = await tx
    .selectFrom('held_messages')
    .innerJoin('chats', 'chats.id', 'held_messages.chat_id')
    .select(['held_messages.id', 'chat_id', 'author_id', 'text', 'rule', 'organization_id', 'class_id'])
    .where('chat_id', '=', chatId)
    .where('held_messages.id', '=', messageId)
    .where('why', '=', 'review')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noWaiting()
  const hat = await refusedAs(accessHat(tx, actor, row.organization_id), noWaiting)
  if (!(await holdsCase(tx, hat, row))) throw noWaiting()
  return { row, hat }
}

/** A measure about me. */
export async function accessOwnMeasure(tx: Db, actor: Actor, measureId: string) {
  const row = await tx
    .selectFrom('measures')
    .innerJoin('people', 'people.id', 'measures.person_id')
    .selectAll('measures')
    .where('measures.id', '=', measureId)
    .where('people.account_id', '=', actor.accountId)
    .where('people.left_at', 'is', null)
    .forUpdate('measures')
    .executeTakeFirst()
  if (!row) throw noMeasure()
  return row as MeasureRow
}

export async function readOwnedChats(db: Db, personId: string, chatIds?: string[]): Promise<Set<string>> {
  let owned = db
    .selectFrom('chat_seats')
    .select('chat_id')
    .where('person_id', '=', personId)
    .where('part', '=', 'owner')
    .where('left_at', 'is', null)
  if (chatIds) owned = owned.where('chat_id', 'in', chatIds)
  return new Set((await owned.execute()).map(({ chat_id }) => chat_id))
}

export async function readStaff(db: Db, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('person_roles')
    .select(['person_id', 'role'])
    .where('person_id', 'in', personIds)
    .execute()
  return new Set(rows.filter(({ role }) => isStaff([role as Role])).map(({ person_id }) => person_id))
}

export const noCase = () =>
  notFound('Такой жалобы нет или её разбирают без вас', 'There is no such case, or it is for others to decide')
export const noWaiting = () =>
  notFound(
    'Такого сообщения на проверке нет: возможно, его уже посмотрели',
    'No such message waits: somebody may have looked',
  )
export const noMeasure = () => notFound('Такого решения нет', 'There is no such decision')
