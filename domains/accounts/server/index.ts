import type { Operation } from '#server/operation'
import { changePassword } from './change-password.ts'
import { endSession } from './end-session.ts'
import { endSessions } from './end-sessions.ts'
import { getMe } from './get-me.ts'
import { getSetup } from './get-setup.ts'
import { listOutgoing } from './list-outgoing.ts'
import { listSessions } from './list-sessions.ts'
import { requestCode } from './request-code.ts'
import { setUpOperator } from './set-up-operator.ts'
import { signIn } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { signOut } from './sign-out.ts'
import './purges.ts'

export const accounts: Operation[] = [
  getSetup,
  setUpOperator,
  signIn,
  requestCode,
  signInWithCode,
  signOut,
  getMe,
  changePassword,
  listSessions,
  endSession,
  endSessions,
  listOutgoing,
]

export { normaliseAddress, normalisePhone } from './addresses.ts'
export { checkCode, issueCode, VALID_SECONDS } from './codes.ts'
export { createAccount } from './create-account.ts'
export { findAccountByAddress } from './find-account.ts'
export { appointOperator, operatorSetupLink } from './operator-setup.ts'
export { replacePassword } from './passwords.ts'
export { findActor, openSession, stillOpen } from './sessions.ts'
export { suggestLogin } from './suggest-login.ts'
export { viewAccount } from './views.ts'
