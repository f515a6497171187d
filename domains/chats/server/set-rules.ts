import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { hasFamilies } from './families.ts'
import { canModerate, isGathered } from './policy.ts'
import { viewChats } from './views.ts'

export const setRules = handleCommand(contract.setRules, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  if (!canModerate(chat.facts))
    throw forbidden('Правила чата меняет его ведущий', "A chat's rules are set by its owner")
  const { open, slowSeconds, perMinute, links, writers } = input
  if (open && !isGathered(chat.facts)) throw notToOpen()
  if (open && (await hasFamilies(tx, chat.id))) throw familiesInside()
  const changed = {
    ...(slowSeconds === undefined ? {} : { slow_seconds: slowSeconds }),
    ...(perMinute === undefined ? {} : { per_minute: perMinute }),
    ...(links ? { links_from: links } : {}),
    ...(writers ? { writers } : {}),
    ...(open === undefined ? {} : { opened_at: open ? now() : null }),
  }
  if (Object.keys(changed).length > 0) await tx.updateTable('chats').set(changed).where('id', '=', chat.id).execute()
  const view = { chatId: chat.id }
  await append(tx, `chat:${chat.id}`, contract.chatChanged, {}, chat.personId, { view })
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})

const notToOpen = () =>
  conflict(
    'Состав этого чата ведёт класс или школа: открыть его для всех нельзя',
    'The people of this chat come with the class or the school: it cannot be opened to all',
    'open',
  )
export const familiesInside = () =>
  conflict(
    'В чате есть ученики или родители: коллеги входят в него по приглашению ведущего',
    'There are pupils or guardians in this chat: colleagues come in when its owner invites them',
    'open',
  )
