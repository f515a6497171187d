import { endSessionsOf, listSessionsOf, tellEnded } from '#domains/accounts'
import { noPerson } from '#domains/people'
import { note } from '#server/audit'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOwn } from './access.ts'
import { canLookAfter } from './policy.ts'

// A child under 14 has an own account; the guardian sees where it is open and closes it.

export const listChildSessions = handleQuery(contract.listChildSessions, async ({ tx, actor, input }) => {
  const { accountId } = await accessYoung(tx, actor, input.pupilId)
  return { sessions: accountId ? await listSessionsOf(tx, accountId) : [] }
})

export const endChildSessions = handleCommand(contract.endChildSessions, async ({ tx, actor, input, after }) => {
  const { accountId, pupil, hat } = await accessYoung(tx, actor, input.pupilId)
  const which = input.sessionId ? { only: input.sessionId } : {}
  const ended = accountId ? await endSessionsOf(tx, accountId, which) : []
  if (input.sessionId && ended.length === 0) throw noPerson()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'families.endChildSessions',
    byPersonId: hat.personId,
    about: pupil.id,
    details: { ended: ended.length },
  })
  after(() => tellEnded(ended))
  return {}
})

async function accessYoung(db: Db, actor: Actor, pupilId: string) {
  const { pupil, hat, own, ofAge, today } = await accessOwn(db, actor, pupilId)
  if (!canLookAfter({ own, ofAge, birthDay: pupil.birth_day, today })) throw notYoung()
  return { pupil, hat, accountId: pupil.account_id }
}

const notYoung = () =>
  forbidden(
    'Входы ребёнка родитель видит до четырнадцати лет. Если дата рождения не указана, попросите об этом классного руководителя',
    'A guardian sees a child’s sign-ins until 14. If the school does not know the day of birth, ask the class teacher to set it',
  )
