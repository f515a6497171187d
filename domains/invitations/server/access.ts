import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { hashToken } from './codes.ts'
import { canServe, canServeSomewhere } from './policy.ts'

export type InvitationRow = Selectable<Database['invitations']>
export type RequestRow = Selectable<Database['join_requests']>

/** A school as those hold it who invite, accept and print there; `classId` narrows it to one class. */
export async function accessDesk(
  db: Db,
  actor: Actor,
  { organizationId, classId }: { organizationId: string; classId?: string | undefined },
): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (classId) {
    if (
      !(await isLiveClass(db, organizationId, classId)) ||
      (!hat.administers && !hat.taughtClassIds.includes(classId))
    )
      throw noClass()
    if (!canServe(hat, classId)) throw notYours()
  }
  if (!canServeSomewhere(hat)) throw notYours()
  return hat
}

/** An invitation of another school, of a class one does not lead, and one that is not there are the same refusal. */
export async function accessInvitation(db: Db, actor: Actor, invitationId: string) {
  const invitation = await db.selectFrom('invitations').selectAll().where('id', '=', invitationId).executeTakeFirst()
  if (!invitation) throw noInvitation()
  const hat = await refusedAs(accessHat(db, actor, invitation.organization_id), noInvitation)
  if (!canServe(hat, invitation.class_id)) throw noInvitation()
  return { invitation, hat }
}

/** Holds the request until the transaction ends: two who decide at one moment go one after another. */
export async function accessRequest(db: Db, actor: Actor, requestId: string) {
  const request = await db
    .selectFrom('join_requests')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw noRequest()
  const { invitation, hat } = await refusedAs(accessInvitation(db, actor, request.invitation_id), noRequest)
  return { request, invitation, hat }
}

/** By the token of a link, in whatever state the invitation is. */
export async function findInvitation(db: Db, token: string): Promise<InvitationRow> {
  const invitation = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (invitation) return invitation
  throw notFound(
    'Такой ссылки нет. Проверьте, целиком ли она скопирована, или попросите новую',
    'There is no such link. Check that it is copied whole, or ask for a new one',
  )
}

export const isLiveClass = (db: Db, organizationId: string, classId: string) =>
  db
    .selectFrom('classes')
    .select('id')
    .where('id', '=', classId)
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

const noClass = () => notFound('Такого класса нет в ваших списках', 'There is no such class in your lists')
const noInvitation = () => notFound('Такой ссылки-приглашения нет', 'There is no such invitation')
const noRequest = () => notFound('Такой заявки нет', 'There is no such request')
const notYours = () =>
  forbidden(
    'Это делают администратор школы и классный руководитель этого класса',
    'The school’s administrator and the teacher of this class do that',
  )
