import { randomBytes } from 'node:crypto'
import type { PersonName } from '#contract/people'
import {
  createAccount,
  endSessionsOf,
  findAccountByAddress,
  normaliseAddress,
  suggestLogin,
  tellEnded,
} from '#domains/accounts'
import { fullName } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Tx } from '#server/db'
import { conflict, notFound } from '#server/errors'
import { type Call, handleCommand } from '#server/operation'
import { enqueueOutgoing } from '#server/outgoing'
import * as contract from '../contract.ts'
import { viewCurator } from './views.ts'

export const appointCurator = handleCommand(contract.appointCurator, async ({ tx, actor, input, call }) => {
  const reach = normaliseAddress(input.address)
  const accountId = await accountOf(tx, input.name, reach)
  const { region, municipality } = input
  const row = { id: input.id, account_id: accountId, region, municipality, appointed_by: actor.accountId }
  const [made] = await tx
    .insertInto('curators')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .execute()
  if (!made) throw conflict('Этот человек уже куратор этой территории', 'This is the curator of this territory already')
  await writeAppointed(tx, reach, [region, municipality].filter(Boolean).join(', '), call)
  const object = { kind: 'curator', id: input.id }
  note(tx, { organizationId: null, action: 'network.appointCurator', byAccountId: actor.accountId, object })
  return viewCurator(tx, input.id)
})

export const dismissCurator = handleCommand(contract.dismissCurator, async ({ tx, actor, input, after }) => {
  const ended = await tx
    .updateTable('curators')
    .set({ ended_at: now(), ended_by: actor.accountId })
    .where('id', '=', input.curatorId)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!ended) throw notFound('Такого куратора нет', 'There is no such curator')
  const sessions = await endSessionsOf(tx, ended.account_id)
  after(() => tellEnded(sessions))
  const object = { kind: 'curator', id: input.curatorId }
  note(tx, { organizationId: null, action: 'network.dismissCurator', byAccountId: actor.accountId, object })
  return {}
})

type Reach = ReturnType<typeof normaliseAddress>

/** An account of its own: whoever is in a school, or runs the installation, does not oversee schools besides. */
async function accountOf(tx: Tx, name: PersonName, reach: Reach): Promise<string> {
  const known = await findAccountByAddress(tx, reach.address)
  if (!known) {
    return createAccount(tx, {
      name: fullName(name),
      login: await suggestLogin(tx, name),
      password: randomBytes(24).toString('base64url'), // known to nobody: the code is the way in
      ...(reach.kind === 'mail' ? { email: reach.address } : { phone: reach.address }),
    })
  }
  const busy = await tx
    .selectFrom('accounts')
    .select('accounts.id')
    .where('accounts.id', '=', known.id)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('people').select('id').where('account_id', '=', known.id).where('left_at', 'is', null)),
        exists(selectFrom('operators').select('account_id').where('account_id', '=', known.id)),
      ]),
    )
    .executeTakeFirst()
  if (!busy) return known.id
  throw conflict(
    'С этим адресом уже входит человек школы или оператор. Куратору нужен свой аккаунт: укажите рабочую почту',
    'Somebody of a school, or an operator, signs in with this address. A curator needs an account of their own: give a work e-mail',
    'address',
  )
}

async function writeAppointed(tx: Tx, { kind, address }: Reach, territory: string, call: Call): Promise<void> {
  const url = `${config.publicOrigin ?? call.origin}/sign-in/code?address=${encodeURIComponent(address)}`
  const text = `Вы куратор территории: ${territory}. Войдите по коду, который придёт на этот адрес: ${url}`
  await enqueueOutgoing(
    tx,
    kind === 'phone'
      ? { channel: 'sms', address, body: `Звонок. ${text}` }
      : { channel: 'mail', address, subject: '«Звонок»: вы куратор', body: `Здравствуйте!\n\n${text}` },
  )
}
