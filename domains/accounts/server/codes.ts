import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import { now } from '#server/clock'
import { config, secret } from '#server/config'
import type { Database, Tx } from '#server/db'
import { invalid } from '#server/errors'
import { newId } from '#server/ids'
import { forgiveAttempts, takeAttempt } from '#server/limits'
import { enqueueOutgoing } from '#server/outgoing'
import { normaliseAddress, type Reach } from './addresses.ts'
import { takeGrowing } from './limits.ts'

export type CodePurpose = 'sign_in' | 'registration' | 'binding'

export const VALID_SECONDS = 600
const GUESSES = 5

interface Wish {
  /** What the person will type beside the code: a phone in E.164 or an e-mail. */
  address: string
  purpose: CodePurpose
  accountName?: string
  /** A second way for the letter, used when no SMS gateway is configured: the e-mail of an application. */
  mail?: string
  /** False for an address nobody knows: all is done as for a known one, but nothing is sent. */
  known?: boolean
}

/** Makes a new code, forgets the earlier ones of this address and sends it on its way. */
export async function issueCode(tx: Tx, { address, purpose, accountName, mail, known = true }: Wish): Promise<void> {
  await takeGrowing('accounts.issueCode', `${purpose}:${address}`, [
    { points: 1, seconds: 30 },
    { points: 5, seconds: 3600 },
    { points: 12, seconds: 24 * 3600 },
  ])
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const row = { id: newId(), address, purpose, code_hash: hashCode(address, purpose, code) }
  await tx.updateTable('sign_in_codes').set({ used_at: now() }).where(openCode(address, purpose)).execute()
  await tx
    .insertInto('sign_in_codes')
    .values({ ...row, expires_at: new Date(now().getTime() + VALID_SECONDS * 1000), used_at: null })
    .execute()
  if (known) await send(tx, chooseWay(normaliseAddress(address), mail), code, accountName)
}

/**
 * Takes the code or refuses; a wrong, an old and a never sent one are the same refusal. `keep` leaves it good for the
 * next step of the same form.
 */
export async function checkCode(
  tx: Tx,
  { address, purpose, code, keep = false }: { address: string; purpose: CodePurpose; code: string; keep?: boolean },
): Promise<void> {
  const issued = await tx
    .selectFrom('sign_in_codes')
    .select(['id', 'code_hash'])
    .where(openCode(address, purpose))
    .where('expires_at', '>', now())
    .orderBy('created_at', 'desc')
    .forUpdate()
    .executeTakeFirst()
  // Counted in memory: the refusal below takes the transaction back, and a count in it would go too.
  await takeAttempt('accounts.guessCode', issued?.id ?? `${purpose}:${address}`, GUESSES, VALID_SECONDS)
  if (!issued || !timingSafeEqual(issued.code_hash, hashCode(address, purpose, code))) {
    throw invalid(
      'Код не подошёл или устарел. Проверьте цифры или запросите новый',
      'The code is wrong or too old. Check the digits or ask for a new one',
      'code',
    )
  }
  if (!keep) await tx.updateTable('sign_in_codes').set({ used_at: now() }).where('id', '=', issued.id).execute()
  await forgiveAttempts('accounts.guessCode', issued.id)
}

const openCode = (address: string, purpose: CodePurpose) => (eb: ExpressionBuilder<Database, 'sign_in_codes'>) =>
  eb.and([eb('address', '=', address), eb('purpose', '=', purpose), eb('used_at', 'is', null)])

// Six digits are quickly tried out by whoever has a copy of the table; not without the installation's secret.
const hashCode = (address: string, purpose: CodePurpose, code: string): Buffer =>
  createHmac('sha256', secret('codes')).update(`${purpose} ${address} ${code}`).digest()

const chooseWay = (reach: Reach, mail: string | undefined): Reach =>
  reach.kind === 'phone' && mail && !config.smsUrl && config.mailUrl ? { kind: 'mail', address: mail } : reach

async function send(tx: Tx, { kind, address }: Reach, code: string, name: string | undefined): Promise<void> {
  if (kind === 'phone') {
    const body = `Звонок: код ${code}. Никому его не называйте, школа его не спрашивает.`
    await enqueueOutgoing(tx, { channel: 'sms', address, body })
    return
  }
  const body = [
    `Здравствуйте${name ? `, ${name}` : ''}!`,
    `Ваш код: ${code}. Он действует 10 минут.`,
    'Никому его не называйте: школа никогда не спрашивает коды. Если вы не входили в «Звонок», ничего делать не нужно.',
  ].join('\n\n')
  await enqueueOutgoing(tx, { channel: 'mail', address, subject: `${code} — код для входа в «Звонок»`, body })
}
