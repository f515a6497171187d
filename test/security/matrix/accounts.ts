import * as accounts from '#contract/accounts'
import { operatorSetupLink } from '#domains/accounts'
import type { Db } from '#server/db'
import { PASSWORD } from '../../school.ts'
import type { Caller, Cast } from '../cast.ts'
import { anyPhone, codeSentTo, EVERYBODY, expectDone, id, newAccount, nothing, OPERATOR, SIGNED_IN } from './parts.ts'
import { type Row, row } from './row.ts'

export const ofAccounts: Row[] = [
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
]

/** As if nobody had been appointed yet. */
async function setupToken(db: Db): Promise<string> {
  await db.deleteFrom('operators').execute()
  return new URL((await operatorSetupLink(db, 'http://school'))!).searchParams.get('token')!
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
