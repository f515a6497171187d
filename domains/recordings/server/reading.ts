import { fullName } from '#domains/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRecording, canRemove, canSeeAnswers, canWatch } from './access.ts'
import { readRecording } from './views.ts'

export const getRecording = handleQuery(contract.getRecording, async ({ tx, actor, input }) => {
  const held = await accessRecording(tx, actor, input.recordingId)
  return {
    recording: await readRecording(tx, held.row.id),
    can: { watch: canWatch(held), remove: canRemove(held), seeAnswers: canSeeAnswers(held) },
  }
})

export const listAnswers = handleQuery(contract.listAnswers, async ({ tx, actor, input }) => {
  const held = await accessRecording(tx, actor, input.recordingId)
  if (!canSeeAnswers(held)) {
    throw forbidden(
      'Кто согласился на запись, видят её автор и администрация',
      'Who has agreed is for its author and the administration to see',
    )
  }
  const rows = await tx
    .selectFrom('recording_consents')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['last_name', 'first_name', 'patronymic', 'answer', 'at'])
    .where('recording_id', '=', held.row.id)
    .orderBy('at')
    .execute()
  return { answers: rows.map((one) => ({ name: fullName(one), answer: one.answer, at: one.at.toISOString() })) }
})
