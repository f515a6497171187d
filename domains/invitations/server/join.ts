import type { z } from 'zod'
import { viewAccount } from '#domains/accounts'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { invalid, Refusal } from '#server/errors'
import { append } from '#server/events'
import { newId } from '#server/ids'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { normaliseName } from '../rules.ts'
import { findInvitation, type InvitationRow } from './access.ts'
import { enter } from './enter.ts'
import { findChatOf, findHolder, holdSession, makeHolder } from './holder.ts'
import {
  findByShortName,
  findLikely,
  isUnjoined,
  type Listed,
  readEverybody,
  readPupilsOf,
  readSelf,
  sitsElsewhere,
} from './kin.ts'
import { countUse, holdInvitation, readPlace, refuseClosed } from './open-links.ts'
import { refuseMixed } from './refuse-mixed.ts'

type Joining = z.output<typeof contract.join.input>

/** Whoever holds the link joins or asks to; the same person through the same link again gets the same answer. */
export const join = handleCommand(contract.join, async ({ tx, actor, input, call }) => {
  await takeAttempt('invitations.join', call.ip, 600, 3600)
  const link = await findInvitation(tx, input.token)
  const place = await readPlace(tx, link)
  askForChild(link, input)
  const known = await findHolder(tx, { actor, call, wish: input.account })
  if (!known) refuseClosed(link, place)
  const accountId = known ?? (await makeHolder(tx, input.name, input.account ?? signInFirst()))

  const invitation = await holdInvitation(tx, link.id)
  const earlier = await findEarlier(tx, invitation, accountId, input)
  if (earlier) return answer(earlier.state === 'accepted' ? 'joined' : 'waiting')
  refuseClosed(invitation, place)
  await refuseMixed(tx, accountId, { roles: [invitation.role], name: input.name })
  await countUse(tx, invitation.id, 1)
  return answer(await joinOrWait(tx, invitation, accountId, input))

  async function answer(state: 'joined' | 'waiting') {
    const token = await holdSession(tx, { actor, call, accountId, by: 'invitation' })
    const chatId = await findChatOf(tx, accountId, link.organization_id)
    return { state, token, account: await viewAccount(tx, accountId), chatId }
  }
})

async function joinOrWait(tx: Tx, invitation: InvitationRow, accountId: string, input: Joining) {
  const children = await findChildren(tx, invitation, input)
  const atOnce = await mayComeAtOnce(tx, invitation, accountId, input, children)
  const personId = atOnce
    ? await enter(tx, {
        invitation,
        accountId,
        name: input.name,
        actorId: accountId,
        pupilId: children[0]?.id,
        relation: input.relation,
      })
    : null
  await tx
    .insertInto('join_requests')
    .values({
      id: newId(),
      organization_id: invitation.organization_id,
      invitation_id: invitation.id,
      account_id: accountId,
      last_name: input.name.lastName,
      first_name: input.name.firstName,
      patronymic: input.name.patronymic ?? null,
      child_last_name: input.child?.lastName ?? null,
      child_first_name: input.child?.firstName ?? null,
      relation: input.relation ?? null,
      state: atOnce ? 'accepted' : 'waiting',
      person_id: personId,
      decided_at: atOnce ? now() : null,
      created_at: now(),
    })
    .execute()
  const told = atOnce ? contract.invitationsChanged : contract.requestsChanged
  await append(tx, `organization:${invitation.organization_id}`, told, {}, accountId, { view: {} })
  return atOnce ? ('joined' as const) : ('waiting' as const)
}

/**
 * A guardian comes at once to exactly one pupil of the class. A name that stands in the school's list waits for a
 * person's word that this is them, and so does a pupil of another class: a link alone never takes over anybody's place.
 */
async function mayComeAtOnce(tx: Tx, invitation: InvitationRow, accountId: string, input: Joining, children: Listed[]) {
  if (invitation.approval) return false
  if (invitation.role === 'guardian' && children.length !== 1) return false
  const { organization_id: organizationId, class_id, role } = invitation
  const self = await readSelf(tx, accountId, organizationId)
  if (self) return !(role === 'pupil' && class_id && (await sitsElsewhere(tx, self.id, class_id)))
  const known = await readEverybody(tx, organizationId)
  return findLikely(known.filter(isUnjoined), role, input.name).length === 0
}

const findChildren = async (tx: Tx, { class_id }: InvitationRow, { child }: Joining): Promise<Listed[]> =>
  child && class_id ? findByShortName(await readPupilsOf(tx, class_id), child) : []

/** A guardian of twins comes twice by one link, so the child's name is part of who has come. */
async function findEarlier(tx: Tx, { id }: InvitationRow, accountId: string, { child }: Joining) {
  const earlier = await tx
    .selectFrom('join_requests')
    .selectAll()
    .where('invitation_id', '=', id)
    .where('account_id', '=', accountId)
    .where('state', '!=', 'refused')
    .execute()
  const sought = child ? normaliseName(`${child.lastName} ${child.firstName}`) : ''
  return earlier.find((row) => normaliseName(`${row.child_last_name ?? ''} ${row.child_first_name ?? ''}`) === sought)
}

function askForChild({ role }: InvitationRow, { child, relation }: Joining): void {
  if (role !== 'guardian') return
  if (!child) throw invalid('Напишите фамилию и имя ребёнка', 'Write the child’s last and first name', 'child.lastName')
  if (!relation) throw invalid('Укажите, кем вы приходитесь ребёнку', 'Say who you are to the child', 'relation')
}

function signInFirst(): never {
  throw new Refusal(
    'unauthenticated',
    'Войдите или придумайте логин и пароль',
    'Sign in, or choose a login and a password',
    {
      field: 'account.login',
    },
  )
}
