import { mkdirSync, writeFileSync } from 'node:fs'
import { Secret, TOTP } from 'otpauth'
import * as accounts from '#contract/accounts'
import * as accountsDoor from '#domains/accounts'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { PASSWORD } from '../../school.ts'
import type { Caller, Cast } from '../cast.ts'
import {
  anyPhone,
  codeSentTo,
  EVERYBODY,
  except,
  expectDone,
  id,
  newAccount,
  nothing,
  OPERATOR,
  SIGNED_IN,
} from './parts.ts'
import { placeIdentity, placeProvider, providerWish, realProvider } from './providers.ts'
import { type Row, row, type Stage } from './row.ts'

const strangeWalk = () => ({ walk: 'x'.repeat(43), answer: '?code=x&state=y' })

/** Hand their duties over before they go. */
const KEEPERS = ['administrator', 'memberOfAnotherSchool', 'operator'] as const

export const ofAccounts: Row[] = [
  row(accounts.listProviders)('', { input: nothing, allow: EVERYBODY }),
  row(accounts.beginProviderSignIn)('by one that is not there', { input: () => ({ providerId: id() }), allow: [] }),
  row(accounts.finishProviderSignIn)('that nobody has begun', { input: strangeWalk, allow: [], conflict: EVERYBODY }),
  row(accounts.beginProviderBinding)('to one that is not there', {
    input: () => ({ providerId: id() }),
    allow: [],
    hides: 'providerId',
  }),
  row(accounts.finishProviderBinding)('that nobody has begun', { input: strangeWalk, allow: [], conflict: SIGNED_IN }),
  row(accounts.listIdentities)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.dropIdentity)('', { input: placeIdentity, allow: ['pupil'], hides: 'identityId' }),
  row(accounts.listOwnProviders)('', { input: nothing, allow: OPERATOR }),
  row(accounts.keepProvider)('', { input: realProvider, allow: OPERATOR }),
  row(accounts.keepProvider)('that is none', { input: providerWish, allow: [], invalid: OPERATOR }),
  row(accounts.removeProvider)('', {
    input: async (stage) => ({ id: id(), providerId: await placeProvider(stage, null) }),
    allow: OPERATOR,
    hides: 'providerId',
  }),
  row(accounts.getSetup)('', { input: nothing, allow: EVERYBODY }),
  row(accounts.setUpOperator)('at the first start', {
    input: async ({ db }) => ({ token: await setupToken(db), name: 'Новый оператор', ...newAccount() }),
    allow: EVERYBODY,
  }),
  row(accounts.setUpOperator)('when there is an operator', {
    input: async ({ db }) => {
      const kept = await db.selectFrom('operators').selectAll().execute()
      const token = await setupToken(db)
      await db.insertInto('operators').values(kept).execute()
      return { token, name: 'Новый оператор', ...newAccount() }
    },
    allow: [],
    conflict: EVERYBODY,
  }),
  row(accounts.setUpOperator)('with a wrong link', {
    input: () => ({ token: 'x'.repeat(43), name: 'Новый оператор', ...newAccount() }),
    allow: [],
    forbidden: EVERYBODY,
  }),
  row(accounts.signIn)('', {
    input: ({ cast }) => ({ login: cast.pupil.login, password: PASSWORD }),
    allow: EVERYBODY,
  }),
  row(accounts.signIn)('with a wrong password', {
    input: ({ cast }) => ({ login: cast.pupil.login, password: 'qwerty-2026' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(accounts.requestCode)('', { input: () => ({ address: anyPhone() }), allow: EVERYBODY }),
  row(accounts.signInWithCode)('', {
    input: async ({ cast, db, ask: _ }) => {
      const address = anyPhone().replaceAll(' ', '')
      await db.updateTable('accounts').set({ phone: address }).where('id', '=', cast.pupil.accountId).execute()
      expectDone(await cast.as('nobody').does(accounts.requestCode, { address }))
      return { address, code: await codeSentTo(db, address) }
    },
    allow: EVERYBODY,
  }),
  row(accounts.signInWithCode)('with a code that was never sent', {
    input: () => ({ address: anyPhone(), code: '123456' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(accounts.signOut)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.getMe)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.changePassword)('', {
    input: () => ({ current: PASSWORD, next: 'another-password' }),
    allow: SIGNED_IN,
  }),
  row(accounts.changePassword)('without the old one', {
    input: () => ({ next: 'another-password' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(accounts.listSessions)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.endSession)('one’s own', {
    input: async ({ db, cast, caller }) => ({ sessionId: await sessionOf(db, cast, caller) }),
    allow: SIGNED_IN,
    hides: 'sessionId',
  }),
  row(accounts.endSession)('the class teacher’s', {
    input: async ({ db, cast }) => ({ sessionId: await sessionOf(db, cast, 'classTeacher') }),
    allow: ['classTeacher'],
    hides: 'sessionId',
  }),
  row(accounts.endSessions)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.listOutgoing)('', { input: nothing, allow: OPERATOR }),
  row(accounts.retryOutgoing)('', {
    input: async ({ db }) => ({ id: id(), outgoingId: await notGone(db) }),
    allow: OPERATOR,
    hides: 'outgoingId',
  }),
  row(accounts.finishSignIn)('with what the application shows', {
    input: async ({ cast, db }) => {
      const { step, secret } = await halfWay(cast, db)
      return { step, code: shownBy(secret) }
    },
    allow: EVERYBODY,
  }),
  row(accounts.finishSignIn)('with a wrong code', {
    input: async ({ cast, db }) => ({ step: (await halfWay(cast, db)).step, code: '000000' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(accounts.finishSignIn)('of a step that never was', {
    input: () => ({ step: 'x'.repeat(43), code: '000000' }),
    allow: [],
    conflict: EVERYBODY,
  }),
  row(accounts.getSecurity)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.beginTotp)('', { input: () => ({ current: PASSWORD }), allow: SIGNED_IN }),
  row(accounts.beginTotp)('with a wrong password', {
    input: () => ({ current: 'qwerty-2026' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(accounts.confirmTotp)('', {
    input: async (stage) => ({ code: await connectTotp(stage) }),
    allow: SIGNED_IN,
  }),
  row(accounts.dropTotp)('', {
    input: async (stage) => {
      const code = await connectTotp(stage)
      if (stage.caller !== 'nobody') expectDone(await stage.cast.as(stage.caller).does(accounts.confirmTotp, { code }))
      return { current: PASSWORD }
    },
    allow: SIGNED_IN,
  }),
  row(accounts.makeRecoveryCodes)('without a second step', {
    input: () => ({ current: PASSWORD }),
    allow: [],
    conflict: SIGNED_IN,
  }),
  // The server of these tests has no name of a site, and passkeys need one: see second-step.test.ts.
  row(accounts.beginPasskey)('with a wrong password', {
    input: () => ({ current: 'qwerty-2026' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(accounts.addPasskey)('that nobody has asked for', {
    input: () => ({ name: 'Телефон', answer: {} }),
    allow: [],
    conflict: SIGNED_IN,
  }),
  row(accounts.removePasskey)('the class teacher’s', {
    input: async ({ cast, db }) => ({
      passkeyId: await passkeyOf(db, cast.classTeacher.accountId),
      current: PASSWORD,
    }),
    allow: ['classTeacher'],
    hides: 'passkeyId',
  }),
  row(accounts.getOperatorDemand)('', { input: nothing, allow: OPERATOR }),
  row(accounts.demandOfOperators)('before oneself', {
    input: () => ({ on: true }),
    allow: [],
    conflict: OPERATOR,
    not_found: except(SIGNED_IN, 'operator'),
  }),
  row(accounts.demandOfOperators)('with one’s own', {
    input: async ({ cast, db }) => {
      await passkeyOf(db, cast.operator.accountId)
      return { on: true }
    },
    allow: OPERATOR,
  }),
  row(accounts.requestBinding)('', {
    input: () => ({ address: anyPhone(), current: PASSWORD }),
    allow: SIGNED_IN,
  }),
  row(accounts.bindAddress)('', {
    input: async ({ cast, caller, db }) => {
      const address = anyPhone().replaceAll(' ', '')
      if (caller === 'nobody') return { address, code: '000000' }
      expectDone(await cast.as(caller).does(accounts.requestBinding, { address, current: PASSWORD }))
      return { address, code: await codeSentTo(db, address) }
    },
    allow: SIGNED_IN,
  }),
  row(accounts.bindAddress)('with a code that was never sent', {
    input: () => ({ address: anyPhone(), code: '123456' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(accounts.bindAddress)('of somebody else', {
    input: async ({ cast, caller, db }) => {
      const address = anyPhone().replaceAll(' ', '')
      if (caller === 'nobody') return { address, code: '000000' }
      const phone = { phone: address }
      await db.updateTable('accounts').set(phone).where('id', '=', cast.theirPupil.accountId).execute()
      expectDone(await cast.as(caller).does(accounts.requestBinding, { address, current: PASSWORD }))
      return { address, code: await codeSentTo(db, address) }
    },
    allow: [],
    conflict: SIGNED_IN,
  }),
  row(accounts.dropAddress)('', {
    input: async ({ cast, caller, db }) => {
      if (caller !== 'nobody') {
        const phone = { phone: anyPhone().replaceAll(' ', '') }
        await db.updateTable('accounts').set(phone).where('id', '=', cast[caller].accountId).execute()
      }
      return { kind: 'phone' as const, current: PASSWORD }
    },
    allow: SIGNED_IN,
  }),
  row(accounts.reportIntrusion)('with the lock', {
    input: () => ({ id: id(), words: 'Это не я', lock: true }),
    allow: SIGNED_IN,
  }),
  row(accounts.listIntrusions)('', { input: nothing, allow: OPERATOR }),
  row(accounts.settleIntrusion)('', {
    input: async ({ cast, db }) => ({ reportId: await reportOf(db, cast.pupil.accountId) }),
    allow: OPERATOR,
    hides: 'reportId',
  }),
  row(accounts.requestExport)('', { input: () => ({ current: PASSWORD }), allow: SIGNED_IN }),
  row(accounts.openExport)('the class teacher’s', {
    input: async ({ cast, db }) => ({ exportId: await archiveOf(db, cast.classTeacher.accountId) }),
    allow: ['classTeacher'],
    hides: 'exportId',
  }),
  row(accounts.requestDeletion)('', {
    input: () => ({ current: PASSWORD }),
    allow: except(SIGNED_IN, ...KEEPERS),
    conflict: KEEPERS,
  }),
  row(accounts.cancelDeletion)('', {
    input: async ({ cast, caller, db }) => {
      if (caller !== 'nobody') {
        const due_at = new Date(Date.now() + 86_400_000)
        const asked = { account_id: cast[caller].accountId, due_at, done_at: null }
        await db.insertInto('account_deletions').values(asked).execute()
      }
      return {}
    },
    allow: SIGNED_IN,
  }),
]

/** As if nobody had been appointed yet. */
async function setupToken(db: Db): Promise<string> {
  await db.deleteFrom('operators').execute()
  return new URL((await accountsDoor.operatorSetupLink(db, 'http://school'))!).searchParams.get('token')!
}

async function sessionOf(db: Db, cast: Cast, caller: Caller): Promise<string> {
  if (caller === 'nobody') return id()
  const { accountId } = cast[caller]
  const session = await db
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return session.id
}

const shownBy = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

/** Half a sign-in of somebody new, who has connected an application a moment ago. */
async function halfWay(cast: Cast, db: Db): Promise<{ step: string; secret: string }> {
  const { login, password } = newAccount()
  const made = await inTransaction(db, (tx) => accountsDoor.createAccount(tx, { name: 'Новый', login, password }))
  const signIn = () => cast.as('nobody').does(accounts.signIn, { login, password })
  const mine = cast.by((await signIn()).body.token!)
  const { secret } = (await mine.does(accounts.beginTotp, {})).body
  expectDone(await mine.does(accounts.confirmTotp, { code: shownBy(secret) }))
  await db.updateTable('totp_factors').set({ last_step: 0 }).where('account_id', '=', made.result).execute()
  return { step: (await signIn()).body.step!.token, secret }
}

async function connectTotp({ cast, caller }: Stage): Promise<string> {
  if (caller === 'nobody') return '000000'
  const { secret } = (await cast.as(caller).does(accounts.beginTotp, { current: PASSWORD })).body
  return shownBy(secret)
}

async function reportOf(db: Db, accountId: string): Promise<string> {
  const report = { id: id(), account_id: accountId, words: '', locked: false, settled_at: null, settled_by: null }
  await db.insertInto('intrusion_reports').values(report).execute()
  return report.id
}

async function archiveOf(db: Db, accountId: string): Promise<string> {
  const exportId = id()
  mkdirSync(`${config.dataDir}/exports`, { recursive: true })
  writeFileSync(`${config.dataDir}/exports/${exportId}.zip`, 'PK')
  await db
    .insertInto('account_exports')
    .values({
      id: exportId,
      account_id: accountId,
      file_name: null,
      size: 2,
      ready_at: new Date(),
      failed_at: null,
      expires_at: new Date(Date.now() + 86_400_000),
    })
    .execute()
  return exportId
}

async function passkeyOf(db: Db, accountId: string): Promise<string> {
  const passkey = { id: id(), account_id: accountId, credential_id: id(), public_key: Buffer.alloc(1), counter: 0 }
  await db
    .insertInto('passkeys')
    .values({ ...passkey, transports: [], name: 'Телефон', last_used_at: null })
    .execute()
  return passkey.id
}

/** A letter that did not go. */
async function notGone(db: Db): Promise<string> {
  const letter = {
    channel: 'mail' as const,
    address: 'anna@example.ru',
    subject: null,
    body: 'Здравствуйте',
    error: null,
    sent_at: null,
  }
  const { id: outgoingId } = await db.insertInto('outgoing').values(letter).returning('id').executeTakeFirstOrThrow()
  await db.updateTable('outgoing').set({ state: 'failed' }).where('id', '=', outgoingId).execute()
  return outgoingId
}
