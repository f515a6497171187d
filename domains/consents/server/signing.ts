import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { viewAccount } from '#domains/accounts'
import { now } from '#server/clock'
import { config, secret } from '#server/config'
import type { Db, Tx } from '#server/db'
import { conflict, invalid, notFound } from '#server/errors'
import { newId } from '#server/ids'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import { enqueueOutgoing } from '#server/outgoing'
import * as contract from '../contract.ts'
import { accessMine } from './access.ts'
import { hashOf, writeDocument } from './document.ts'
import { mineAfter } from './mine-after.ts'
import { canSign } from './policy.ts'
import { tellRegisterSoon, tellSelf } from './tell.ts'
import { standingOf } from './views.ts'

const VALID_SECONDS = 600
const GUESSES = 5

/** The text was read, the press is made; the code says that it was this account and this moment. */
export const prepareSigning = handleCommand(contract.prepareSigning, async ({ tx, actor, input }) => {
  const { row, hat, subject } = await accessMine(tx, actor, input)
  if (!canSign(standingOf(row, subject, hat.personId))) throw mayNotSign()
  const paper = await writeDocument(tx, row, subject, hat.personId)
  if (paper.sha256 !== input.sha256) throw anotherText()
  await takeAttempt('consents.prepareSigning', `${actor.accountId} ${row.id} ${subject.subject_id}`, 6, VALID_SECONDS)

  const { way, address } = await chooseWay(tx, actor.accountId)
  const id = newId()
  const code = String(randomInt(10_000)).padStart(4, '0')
  await tx
    .insertInto('consent_confirmations')
    .values({
      id,
      account_id: actor.accountId,
      request_id: row.id,
      subject_id: subject.subject_id,
      signer_id: hat.personId,
      ...paper,
      comment: input.comment || null,
      way,
      code_hash: hashCode(id, code),
      expires_at: new Date(now().getTime() + VALID_SECONDS * 1000),
      used_at: null,
    })
    .execute()
  if (address) await send(tx, way, address, code, row.title)
  return {
    confirmationId: id,
    way,
    address: address && maskOf(address),
    code: way === 'screen' ? code : null,
    validSeconds: VALID_SECONDS,
  }
})

export const confirmSigning = handleCommand(contract.confirmSigning, async ({ tx, actor, input, call }) => {
  const confirmation = await tx
    .selectFrom('consent_confirmations')
    .selectAll()
    .where('id', '=', input.confirmationId)
    .where('account_id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!confirmation) throw noConfirmation()
  if (confirmation.used_at || confirmation.expires_at <= now()) throw wrongCode()
  // Counted in memory: the refusal below takes the transaction back, and a count in it would go too.
  await takeAttempt('consents.guessCode', confirmation.id, GUESSES, VALID_SECONDS)
  if (!timingSafeEqual(confirmation.code_hash, hashCode(confirmation.id, input.code))) throw wrongCode()

  const about = { requestId: confirmation.request_id, subjectId: confirmation.subject_id }
  const { row, hat, subject } = await accessMine(tx, actor, { ...about, lock: true })
  if (!canSign(standingOf(row, subject, hat.personId))) throw mayNotSign()
  const { document } = await writeDocument(tx, row, subject, hat.personId)
  if (hashOf(document) !== confirmation.sha256) throw anotherText()

  await tx.updateTable('consent_confirmations').set({ used_at: now() }).where('id', '=', confirmation.id).execute()
  await tx
    .insertInto('consent_signatures')
    .values({
      id: newId(),
      request_id: row.id,
      subject_id: subject.subject_id,
      signer_id: hat.personId,
      answer: 'signed',
      way: 'press',
      comment: confirmation.comment,
      at: now(),
      document: confirmation.document,
      sha256: confirmation.sha256,
      confirmed_by: confirmation.way,
      account_id: actor.accountId,
      ip: call.ip,
      device: call.userAgent.slice(0, 300),
      ...NOT_ON_PAPER,
    })
    .execute()
  await tellRegisterSoon(tx, row.id)
  await tellSelf(tx, actor.accountId, row.id, hat.personId)
  return mineAfter(tx, actor, about)
})

export const NOT_ON_PAPER = {
  marked_by: null,
  scan: null,
  withdrawn_at: null,
  withdrawal_reason: null,
  withdrawal_marked_by: null,
  withdrawal_scan: null,
}

/** A bound phone or address proves more than a code on the same screen; without one nobody is kept from signing. */
async function chooseWay(db: Db, accountId: string) {
  const { email, phone } = await viewAccount(db, accountId)
  if (phone && config.smsUrl) return { way: 'sms' as const, address: phone }
  if (email && config.mailUrl) return { way: 'mail' as const, address: email }
  return { way: 'screen' as const, address: null }
}

async function send(tx: Tx, way: 'sms' | 'mail' | 'screen', address: string, code: string, title: string) {
  if (way === 'screen') return
  const body = `Звонок: код ${code}, чтобы подписать «${title}». Никому его не называйте.`
  await enqueueOutgoing(tx, {
    channel: way,
    address,
    body,
    ...(way === 'mail' ? { subject: `${code} — код подписи` } : {}),
  })
}

// Four digits are quickly tried out by whoever has a copy of the table; not without the installation's secret.
const hashCode = (id: string, code: string): Buffer =>
  createHmac('sha256', secret('consents')).update(`${id} ${code}`).digest()

/** «a…@mail.ru», «…45-67»: enough to know one's own. */
const maskOf = (address: string): string =>
  address.includes('@') ? address.replace(/^(.).*@/, '$1…@') : `…${address.slice(-4, -2)}-${address.slice(-2)}`

const noConfirmation = () =>
  notFound('Такого кода не было. Начните подпись заново', 'There was no such code. Begin the signing anew')
const wrongCode = () =>
  invalid(
    'Код не подошёл или устарел. Проверьте цифры или запросите новый',
    'The code is wrong or too old. Check the digits or ask for a new one',
    'code',
  )
const anotherText = () =>
  conflict('Текст изменился. Прочитайте его ещё раз', 'The text has changed. Read it once more', 'sha256')
const mayNotSign = () =>
  conflict('Здесь ваша подпись не нужна или уже стоит', 'Your signature is not needed here, or is there already')
