import { sql } from 'kysely'
import type { z } from 'zod'
import { accessHat, type HatRow } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { REMIND_BEFORE_HOURS } from '../rules.ts'
import { by } from './by.ts'
import { canAsk, canAskThese } from './policy.ts'
import { remindOnTime } from './remind-rest.ts'
import { tellAsked } from './tell.ts'
import { viewTemplate } from './templates.ts'
import { viewRequest } from './views.ts'

/** Keeps the text as it is now: what is signed never changes under a signature. */
export const askForConsent = handleCommand(contract.askForConsent, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canAsk(hat)) {
    throw forbidden(
      'Согласия просят администрация и классные руководители',
      'Consents are asked by the administration and class teachers',
    )
  }
  const deadline = input.deadline ? new Date(input.deadline) : null
  if (deadline && deadline <= now()) {
    throw invalid(
      'Этот срок уже прошёл. Выберите более поздний',
      'That deadline has passed. Choose a later one',
      'deadline',
    )
  }
  await checkAudience(tx, hat, input)
  const content = await contentOf(tx, hat.organizationId, input.what)
  const made = await tx
    .insertInto('consent_requests')
    .values({
      id: input.id,
      organization_id: hat.organizationId,
      ...content,
      deadline,
      created_by: hat.personId,
      reminded_at: null,
      closed_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер документа уже занят', 'This id is taken')
  const audience = [
    ...[...new Set(input.classIds)].map((class_id) => ({ request_id: input.id, class_id, person_id: null })),
    ...[...new Set(input.personIds)].map((person_id) => ({ request_id: input.id, class_id: null, person_id })),
  ]
  await tx.insertInto('consent_audiences').values(audience).execute()
  await addJob(tx, tellAsked, { requestId: input.id })
  const details = { kind: content.kind, classes: input.classIds.length, people: input.personIds.length }
  note(tx, { ...by(hat), action: 'consents.askForConsent', object: { kind: 'consent', id: input.id }, details })
  if (deadline) await remindBefore(tx, input.id, deadline)
  return viewRequest(tx, input.id)
})

type What = z.output<typeof contract.askForConsent.input>['what']

async function contentOf(tx: Tx, organizationId: string, what: What) {
  if (!('templateId' in what)) {
    const { title, text, consequence, trip } = what
    return { version_id: null, kind: 'slip' as const, title, text, consequence, trip: trip && JSON.stringify(trip) }
  }
  const { kind, versionId, title, text, consequence } = await viewTemplate(tx, organizationId, what.templateId)
  return { version_id: versionId, kind, title, text, consequence, trip: null }
}
/** Everybody named is of this school, and somebody whom the asking one may ask. */
async function checkAudience(
  db: Db,
  hat: HatRow,
  { classIds, personIds }: { classIds: string[]; personIds: string[] },
) {
  if (classIds.length + personIds.length === 0) {
    throw invalid('Выберите, у кого просить согласие', 'Choose whom to ask', 'classIds')
  }
  const { rows } = await sql<{ class_id: string | null }>`
    select id as class_id from classes
     where id = any(${classIds}::uuid[]) and organization_id = ${hat.organizationId} and archived_at is null
    union all
    select (select cs.class_id from class_seats cs where cs.person_id = p.id and cs.part = 'pupil' and cs.left_at is null
             order by cs.class_id = any(${hat.ledClassIds}::uuid[]) desc limit 1)
      from people p where p.id = any(${personIds}::uuid[]) and p.organization_id = ${hat.organizationId}
       and p.left_at is null and exists (select from person_roles pr where pr.person_id = p.id and pr.role <> 'guardian')`.execute(
    db,
  )
  const named = new Set(classIds).size + new Set(personIds).size
  const may = canAskThese(
    hat,
    rows.map(({ class_id }) => class_id),
  )
  if (rows.length < named || !may) {
    throw invalid(
      'Такого класса или человека нет среди ваших. Выберите из списка',
      'There is no such class or person among yours. Choose from the list',
      'classIds',
    )
  }
}

async function remindBefore(tx: Tx, requestId: string, deadline: Date): Promise<void> {
  const runAt = new Date(deadline.getTime() - REMIND_BEFORE_HOURS * 3600_000)
  if (runAt > now()) await addJob(tx, remindOnTime, { requestId }, { runAt, key: `consents remind ${requestId}` })
}
