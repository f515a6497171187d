import { accessHat } from '#domains/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, refusedAs } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { noMeasure } from './access.ts'
import { undoMeasure } from './apply-measure.ts'
import { viewMeasures } from './case-views.ts'
import { readMeasure } from './lift-measure.ts'
import { note, tellDesk, tellPeople } from './note.ts'
import { canDecideAppeal } from './policy.ts'

/** Another person looks: the measure stays, or is taken back as far as it can be. */
export const decideAppeal = handleCommand(contract.decideAppeal, async ({ tx, actor, input }) => {
  const { measure, about, hat } = await accessAppeal(tx, actor, input.measureId)
  await tx
    .updateTable('appeals')
    .set({ decided_at: now(), decided_by: hat.personId, upheld: input.upheld, answer: input.answer })
    .where('measure_id', '=', measure.id)
    .execute()
  if (!input.upheld) {
    await undoMeasure(tx, about, measure, hat.personId)
    await tx
      .updateTable('measures')
      .set({ lifted_at: now(), lifted_by: hat.personId })
      .where('id', '=', measure.id)
      .execute()
  }
  await note(tx, {
    organizationId: measure.organization_id,
    deed: input.upheld ? 'appealUpheld' : 'appealGranted',
    byId: hat.personId,
    aboutId: measure.person_id,
    caseId: measure.case_id,
    chatId: about.chat_id,
    measure: measure.kind,
    words: input.answer,
  })
  await tellPeople(tx, [measure.person_id])
  await tellDesk(tx, measure.organization_id)
  return (await viewMeasures(tx, [await readMeasure(tx, measure.id)]))[0]!
})

async function accessAppeal(tx: Tx, actor: Actor, measureId: string) {
  const measure = await tx
    .selectFrom('measures')
    .innerJoin('appeals', 'appeals.measure_id', 'measures.id')
    .selectAll('measures')
    .select('decided_at')
    .where('measures.id', '=', measureId)
    .forUpdate('appeals')
    .executeTakeFirst()
  if (!measure) throw noMeasure()
  const hat = await refusedAs(accessHat(tx, actor, measure.organization_id), noMeasure)
  // Whoever has no desk of the administration, and the author of the message, know of no appeal to decide.
  if (!hat.administers || measure.person_id === hat.personId) throw noMeasure()
  const mine = await tx
    .selectFrom('reports')
    .select('id')
    .where('case_id', '=', measure.case_id)
    .where('reporter_id', '=', hat.personId)
    .executeTakeFirst()
  const standing = { administers: true, hasDecided: measure.taken_by === hat.personId, isAuthor: false }
  if (!canDecideAppeal({ ...standing, hasReported: mine !== undefined })) throw anotherPerson()
  if (measure.decided_at) throw conflict('На это обжалование уже ответили', 'This appeal is answered already')
  const about = await tx
    .selectFrom('moderation_cases')
    .selectAll()
    .where('id', '=', measure.case_id)
    .executeTakeFirstOrThrow()
  return { measure, about, hat }
}

const anotherPerson = () =>
  forbidden(
    'Обжалование решает другой человек: не тот, кто принял меру или пожаловался. Передайте коллеге из администрации',
    'An appeal is for another person than the one who decided or reported. Pass it to a colleague of the administration',
  )
