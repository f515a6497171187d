import { normaliseAddress } from '#domains/accounts'
import { conflict } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { findNamedSchool } from '../rules.ts'
import { noRequest } from './access.ts'
import { tellOf } from './tell.ts'

/**
 * Whoever cannot sign in reaches a human being, too. The answer is the same whatever school or person was named; where
 * the school cannot be told, the operator decides.
 */
export const askFromOutside = handleCommand(contract.askFromOutside, async ({ tx, input, call }) => {
  await takeAttempt('support.askFromOutside', call.ip, 100, 3600)
  const { address } = normaliseAddress(input.contact, 'contact')
  await takeAttempt('support.askFromOutside.contact', address, 5, 3600)
  await takeAttempt('support.askFromOutside.all', 'all', 1000, 3600)
  const schools = await tx
    .selectFrom('organizations')
    .select(['id', 'name', 'short_name as shortName', 'municipality'])
    .execute()
  const made = await tx
    .insertInto('help_requests')
    .values({
      id: input.id,
      organization_id: findNamedSchool(input.school, schools)?.id ?? null,
      person_id: null,
      outsider: input.name,
      contact: address,
      named_school: input.school,
      text: input.text,
      screen: '/sign-in',
      device: input.device || null,
      files: '[]',
      state: 'new',
      operator_state: null,
      assignee_id: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер обращения уже занят', 'This id is taken')
  await tellOf(tx, made)
  return { requestId: made.id }
})

/** Its id is the key. Of somebody who has signed in nothing is told here. */
export const getFromOutside = handleQuery(contract.getFromOutside, async ({ tx, input, call }) => {
  await takeAttempt('support.getFromOutside', call.ip, 600, 600)
  const row = await tx
    .selectFrom('help_requests')
    .select(['id', 'text', 'state', 'created_at'])
    .where('id', '=', input.requestId)
    .where('person_id', 'is', null)
    .executeTakeFirst()
  if (!row) throw noRequest()
  const lines = await tx
    .selectFrom('help_lines')
    .select(['text', 'at'])
    .where('request_id', '=', row.id)
    .where('internal', '=', false)
    .orderBy('at')
    .execute()
  return {
    text: row.text,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    answers: lines.map(({ text, at }) => ({ text, at: at.toISOString() })),
  }
})
