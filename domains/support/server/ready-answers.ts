import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, notFound } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'

const noAnswer = () => notFound('Такого готового ответа нет', 'There is no such ready answer')

export const listReadyAnswers = handleQuery(contract.listReadyAnswers, async ({ tx, actor, input }) => {
  const hat = await accessDesk(tx, actor, input.organizationId)
  const answers = await tx
    .selectFrom('ready_answers')
    .select(['id', 'title', 'text'])
    .where('organization_id', '=', hat.organizationId)
    .orderBy('title')
    .execute()
  return { answers }
})

export const saveReadyAnswer = handleCommand(contract.saveReadyAnswer, async ({ tx, actor, input }) => {
  const hat = await accessDesk(tx, actor, input.organizationId)
  const { answerId: id, title, text } = input
  const saved = await tx
    .insertInto('ready_answers')
    .values({ id, organization_id: hat.organizationId, title, text, changed_at: now() })
    .onConflict((oc) =>
      oc
        .column('id')
        .doUpdateSet({ title, text, changed_at: now() })
        .where('ready_answers.organization_id', '=', hat.organizationId),
    )
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw conflict('Этот номер ответа уже занят', 'This id is taken')
  note(tx, { organizationId: hat.organizationId, byPersonId: hat.personId, action: 'support.saveReadyAnswer' })
  return { id, title, text }
})

export const removeReadyAnswer = handleCommand(contract.removeReadyAnswer, async ({ tx, actor, input }) => {
  const row = await tx.selectFrom('ready_answers').selectAll().where('id', '=', input.answerId).executeTakeFirst()
  if (!row) throw noAnswer()
  const hat = await accessDesk(tx, actor, row.organization_id).catch((refusal) =>
    Promise.reject(refusal.code === 'not_found' ? noAnswer() : refusal),
  )
  await tx.deleteFrom('ready_answers').where('id', '=', row.id).execute()
  note(tx, { organizationId: hat.organizationId, byPersonId: hat.personId, action: 'support.removeReadyAnswer' })
  return {}
})
