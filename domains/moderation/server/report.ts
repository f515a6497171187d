import { holdChat } from '#domains/chats'
import { conflict, notFound } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { note, tellDesk } from './note.ts'
import { openCase } from './open-case.ts'

/** Whoever sees a message may report it. Who it was is known to the desk and to nobody else. */
export const report = handleCommand(contract.report, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  await takeAttempt('moderation.report', chat.personId, 30, 3600)
  const found = await openCase(tx, { chatId: chat.id, messageId: input.messageId, reporterId: chat.personId })
  if (!found) throw noMessage()
  if (found.authorId === chat.personId) throw ownMessage()

  const known = await tx
    .selectFrom('reports')
    .select('id')
    .where('case_id', '=', found.id)
    .where('reporter_id', '=', chat.personId)
    .executeTakeFirst()
  if (known) return { reportId: known.id }
  const { id, kind, words } = input
  await tx.insertInto('reports').values({ id, case_id: found.id, reporter_id: chat.personId, kind, words }).execute()
  await reopen(tx, found.id)
  const journal = { organizationId: chat.organizationId, caseId: found.id, chatId: chat.id, aboutId: found.authorId }
  await note(tx, { ...journal, deed: 'reported', byId: chat.personId, words })
  await tellDesk(tx, chat.organizationId)
  return { reportId: id }
})

/** A dismissed case is looked at anew when somebody else reports; what was decided with measures stays decided. */
const reopen = (tx: Parameters<typeof openCase>[0], caseId: string) =>
  tx
    .updateTable('moderation_cases')
    .set({ closed_at: null, closed_by: null, answer: null })
    .where('id', '=', caseId)
    .where('closed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('measures').select('id').where('case_id', '=', caseId))),
    )
    .execute()

const noMessage = () => notFound('Такого сообщения уже нет', 'There is no such message any more')
const ownMessage = () =>
  conflict('Это ваше сообщение: его можно удалить или исправить', 'It is your own message: you may remove or edit it')
