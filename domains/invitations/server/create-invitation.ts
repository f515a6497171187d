import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, forbidden, invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'
import { hashToken, tokenOfInvitation } from './codes.ts'
import { headsByAppointing } from './heads-by-appointing.ts'
import { loadInvitation } from './invitation-views.ts'
import { canInvite, isOfClass, mayJoinAtOnce } from './policy.ts'

const DAY = 24 * 3600 * 1000

export const createInvitation = handleCommand(contract.createInvitation, async ({ tx, actor, input, call }) => {
  const { id, organizationId, classId, role, approval, usesMax, days } = input
  const hat = await accessDesk(tx, actor, { organizationId, classId })
  if (isOfClass(role) && !classId) throw needsClass()
  if (!isOfClass(role) && classId) throw staffToSchool()
  if (!canInvite(hat, role, classId ?? null)) throw hat.administers ? headsByAppointing() : staffByAdministration()
  if (!approval && !mayJoinAtOnce(role)) throw needsApproval()
  const earlier = await tx.selectFrom('invitations').select('created_by').where('id', '=', id).executeTakeFirst()
  if (earlier && earlier.created_by !== hat.personId) throw taken()
  if (earlier) return loadInvitation(tx, id, call.origin)

  await tx
    .insertInto('invitations')
    .values({
      id,
      organization_id: organizationId,
      class_id: classId ?? null,
      role,
      token_hash: hashToken(tokenOfInvitation(id)),
      approval,
      uses_max: usesMax ?? null,
      expires_at: new Date(now().getTime() + days * DAY),
      created_by: hat.personId,
      created_at: now(),
    })
    .execute()
  note(tx, {
    organizationId,
    action: 'invitations.createInvitation',
    byPersonId: hat.personId,
    object: { kind: 'invitation', id },
    details: { role, class: classId ?? null, approval },
  })
  await append(tx, `organization:${organizationId}`, contract.invitationsChanged, {}, hat.personId, { view: {} })
  return loadInvitation(tx, id, call.origin)
})

const needsClass = () => invalid('Выберите класс, в который приглашаете', 'Choose the class you invite into', 'classId')
const staffToSchool = () =>
  invalid('Сотрудников приглашают в школу, а не в класс', 'Staff are invited to the school, not to a class', 'classId')
const staffByAdministration = () =>
  forbidden('Сотрудников приглашает администратор школы', 'Staff are invited by the school’s administrator')
const needsApproval = () =>
  invalid(
    'Руководителей принимают только по заявке: включите подтверждение',
    'Heads of the school join by request only: turn approval on',
    'approval',
  )
const taken = () => conflict('Такая ссылка уже есть', 'This invitation exists already')
