import type { HatRow } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRequest, type InvitationRow, isLiveClass, type RequestRow } from './access.ts'
import { enter } from './enter.ts'
import { headsByAppointing } from './heads-by-appointing.ts'
import { findByShortName, readListed, readPupilsOf, readSelf, sitsElsewhere } from './kin.ts'
import { canInvite, canPrintFor, fitsRole } from './policy.ts'
import { refuseMixed } from './refuse-mixed.ts'
import { loadRequest } from './request-views.ts'
import { decided, tellDecided } from './tell-decided.ts'

/** A person of the school says: this is ours. The name may be somebody's of the list, or a new one. */
export const acceptRequest = handleCommand(contract.acceptRequest, async ({ tx, actor, input }) => {
  const { request, invitation, hat } = await accessRequest(tx, actor, input.requestId)
  if (request.state !== 'waiting') throw decided()
  if (!canInvite(hat, invitation.role, invitation.class_id)) throw headsByAppointing()
  if (invitation.class_id && !(await isLiveClass(tx, hat.organizationId, invitation.class_id))) throw classIsGone()
  const name = {
    lastName: request.last_name,
    firstName: request.first_name,
    patronymic: request.patronymic ?? undefined,
  }
  await refuseMixed(tx, request.account_id, { roles: [invitation.role], name })
  if (input.personId) await refuseUnfit(tx, hat, invitation, input.personId)
  const self = input.personId ?? (await readSelf(tx, request.account_id, hat.organizationId))?.id
  if (self) await refuseMove(tx, hat, invitation, self)
  const pupilId = await findChild(tx, invitation, request, input.pupilId)

  const personId = await enter(tx, {
    invitation,
    accountId: request.account_id,
    name,
    personId: input.personId,
    pupilId,
    relation: request.relation,
    acceptedBy: hat.personId,
    actorId: hat.personId,
  })
  await tx
    .updateTable('join_requests')
    .set({ state: 'accepted', person_id: personId, decided_by: hat.personId, decided_at: now() })
    .where('id', '=', request.id)
    .execute()
  await append(tx, `organization:${hat.organizationId}`, contract.requestsChanged, {}, hat.personId, { view: {} })
  note(tx, {
    organizationId: hat.organizationId,
    action: 'invitations.acceptRequest',
    byPersonId: hat.personId,
    object: { kind: 'request', id: request.id },
    about: personId,
  })
  await tellDecided(tx, request, hat.personId)
  return loadRequest(tx, hat, request.id)
})

/** Only somebody who has not joined, whose part in the school is the one asked for, and whom the decider may admit. */
async function refuseUnfit(tx: Tx, hat: HatRow, { role, class_id }: InvitationRow, personId: string): Promise<void> {
  const person = await readListed(tx, personId)
  if (!person || person.organizationId !== hat.organizationId || !fitsRole(role, person.roles)) throw unfit()
  if (person.accountId) throw hasJoined()
  if (!canPrintFor(hat, person.roles)) throw unfit()
  if (role === 'guardian' && class_id && !hat.administers && !(await isGuardianIn(tx, class_id, personId)))
    throw unfit()
}

/** A class teacher admits to the own class; who sits in another is moved by the administration. */
async function refuseMove(tx: Tx, hat: HatRow, { role, class_id }: InvitationRow, pupilId: string): Promise<void> {
  if (role !== 'pupil' || !class_id || hat.administers) return
  if (await sitsElsewhere(tx, pupilId, class_id)) throw movedByAdministration()
}

/** Of somebody in this class, or of nobody yet. */
async function isGuardianIn(tx: Tx, classId: string, guardianId: string): Promise<boolean> {
  const seats = await tx
    .selectFrom('guardianships')
    .leftJoin('class_seats', (join) =>
      join
        .onRef('class_seats.person_id', '=', 'guardianships.pupil_id')
        .on('part', '=', 'pupil')
        .on('left_at', 'is', null),
    )
    .select('class_id')
    .where('guardian_id', '=', guardianId)
    .execute()
  return seats.length === 0 || seats.some(({ class_id }) => class_id === classId)
}

/** The pupil chosen, or the only one in the class with the name that the guardian gave. */
async function findChild(tx: Tx, invitation: InvitationRow, request: RequestRow, chosen: string | undefined) {
  if (invitation.role !== 'guardian' || !invitation.class_id) return undefined
  const pupils = await readPupilsOf(tx, invitation.class_id)
  if (chosen) {
    const pupil = pupils.find(({ id }) => id === chosen)
    if (!pupil) throw noSuchPupil()
    return pupil.id
  }
  const named = { lastName: request.child_last_name ?? '', firstName: request.child_first_name ?? '' }
  const [child, ...others] = findByShortName(pupils, named)
  if (!child || others.length > 0) throw chooseChild()
  return child.id
}

const unfit = () =>
  invalid(
    'Этот человек из списка не подходит к заявке. Выберите другого или примите как нового',
    'This person of the list does not fit the request. Choose another or accept as a new one',
    'personId',
  )
const movedByAdministration = () =>
  forbidden(
    'Этот ученик числится в другом классе. Переводит администратор школы',
    'This pupil is in another class. The school’s administrator moves pupils',
  )
const hasJoined = () =>
  conflict(
    'Этот человек уже вошёл. Проверьте, кто прислал заявку',
    'This person has already joined. Check who asks',
    'personId',
  )
const noSuchPupil = () => invalid('Такого ребёнка в этом классе нет', 'There is no such child in this class', 'pupilId')
const chooseChild = () =>
  invalid(
    'Выберите, чей это родитель: по имени ребёнок не нашёлся',
    'Choose the child: the name was not found',
    'pupilId',
  )
const classIsGone = () =>
  conflict('Этот класс уже в архиве. Отклоните заявку', 'This class is archived. Refuse the request')
