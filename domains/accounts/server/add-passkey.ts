import { now } from '#server/clock'
import { conflict, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { nameDevice } from './device.ts'
import { codesForFirst, tellChanged, tellSecurity } from './factors.ts'
import { passkeysOf, verifyRegistration } from './passkeys.ts'

const AT_MOST = 10

export const addPasskey = handleCommand(contract.addPasskey, async ({ tx, actor, input, call, after }) => {
  const { accountId } = actor
  const asked = await tx
    .deleteFrom('passkey_challenges')
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now())
    .returning('challenge')
    .executeTakeFirst()
  if (!asked)
    throw conflict('Прошло больше десяти минут. Начните сначала', 'It took more than ten minutes. Begin again')
  if ((await passkeysOf(tx, accountId)).length >= AT_MOST) throw tooMany()
  const credential = await verifyRegistration(input.answer, { challenge: asked.challenge, origin: call.origin })
  if (!credential) throw invalid('Ключ не подошёл. Попробуйте ещё раз', 'The passkey does not fit. Try again', 'answer')
  await tx
    .insertInto('passkeys')
    .values({
      id: newId(),
      account_id: accountId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: input.name || nameDevice(call.userAgent) || 'Ключ доступа',
      last_used_at: null,
    })
    .execute()
  const recoveryCodes = await codesForFirst(tx, accountId)
  await tellSecurity(tx, accountId)
  after(() => tellChanged(accountId))
  return { recoveryCodes }
})

const tooMany = () =>
  conflict(
    'Ключей уже десять. Уберите тот, которым не пользуетесь',
    'There are ten passkeys. Remove one you do not use',
  )
