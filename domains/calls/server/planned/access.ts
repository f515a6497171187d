import type { Selectable } from 'kysely'
import { holdChat } from '#domains/chats'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Database, Db, Tx } from '#server/db'
import { conflict, forbidden, notFound, unlessRefused } from '#server/errors'
import type { Actor } from '#server/operation'
import { canStart } from '../../rules.ts'

export type PlannedRow = Selectable<Database['planned_calls']>
export type HeldChat = Awaited<ReturnType<typeof holdChat>>

export interface HeldPlan {
  row: PlannedRow
  chatIds: string[]
  /** The invited chat that the actor sits in; the one where it is held, if they do. */
  chat: HeldChat
  manages: boolean
  starts: boolean
}

/** Whoever sits in one of the invited chats holds it. */
export async function accessPlanned(db: Db, actor: Actor, plannedId: string, { lock = false } = {}): Promise<HeldPlan> {
  let found = db.selectFrom('planned_calls').selectAll().where('id', '=', plannedId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noPlan()
  const chatIds = await chatsOf(db, plannedId)
  const chat = await holdOneOf(db, actor, chatIds)
  if (!chat) throw noPlan()
  const hat = await accessHat(db, actor, row.organization_id)
  const held = chat.id === chatIds[0]
  const manages =
    row.created_by === chat.personId || hat.administers || (held && chat.facts.part === 'owner' && isStaff(hat.roles))
  return { row, chatIds, chat, manages, starts: held && canStart(chat.facts, isStaff(hat.roles)) }
}

/** To change it: whoever has planned it, who owns the chat where it is held, and the school's administration. */
export async function accessManaged(
  tx: Tx | Db,
  actor: Actor,
  plannedId: string,
  { lock = true } = {},
): Promise<HeldPlan> {
  const held = await accessPlanned(tx, actor, plannedId, { lock })
  if (!held.manages) {
    throw forbidden(
      'Изменить это может тот, кто запланировал звонок, или администрация',
      'That is for whoever has planned the call, or the administration',
    )
  }
  if (held.row.called_off_at) throw conflict('Этот звонок уже отменён', 'This call is called off already')
  return held
}

export async function chatsOf(db: Db, plannedId: string): Promise<string[]> {
  const chats = db.selectFrom('planned_call_chats').select('chat_id').where('planned_id', '=', plannedId)
  return (await chats.orderBy('place').execute()).map(({ chat_id }) => chat_id)
}

export async function holdOneOf(db: Db, actor: Actor, chatIds: string[]): Promise<HeldChat | undefined> {
  for (const chatId of chatIds) {
    const chat = await unlessRefused(holdChat(db, actor, chatId))
    if (chat) return chat
  }
  return undefined
}

const noPlan = () =>
  notFound('Такого звонка нет или он для вас закрыт', 'There is no such call, or it is closed to you')
