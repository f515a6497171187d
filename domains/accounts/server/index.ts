import type { Operation } from '#server/operation'
import { addPasskey } from './add-passkey.ts'
import { beginPasskey } from './begin-passkey.ts'
import { beginTotp } from './begin-totp.ts'
import { bindAddress } from './bind-address.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { demandOfOperators, getOperatorDemand } from './demand-of-operators.ts'
import { dropAddress } from './drop-address.ts'
import { dropTotp } from './drop-totp.ts'
import { endSession } from './end-session.ts'
import { endSessions } from './end-sessions.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { getMe } from './get-me.ts'
import { getSecurity } from './get-security.ts'
import { getSetup } from './get-setup.ts'
import { listIntrusions, settleIntrusion } from './intrusions.ts'
import { listOutgoing } from './list-outgoing.ts'
import { listSessions } from './list-sessions.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { dropIdentity, listIdentities, listProviders } from './providers/identities.ts'
import { keepProvider, listOwnProviders, removeProvider } from './providers/keep.ts'
import {
  beginProviderBinding,
  beginProviderSignIn,
  finishProviderBinding,
  finishProviderSignIn,
} from './providers/walk.ts'
import { removePasskey } from './remove-passkey.ts'
import { reportIntrusion } from './report-intrusion.ts'
import { requestBinding } from './request-binding.ts'
import { requestCode } from './request-code.ts'
import { cancelDeletion, requestDeletion } from './request-deletion.ts'
import { openExport, requestExport } from './request-export.ts'
import { retryOutgoing } from './retry-outgoing.ts'
import { setUpOperator } from './set-up-operator.ts'
import { signIn } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { signOut } from './sign-out.ts'
import './purges.ts'
import './delete-due.ts'
import './export-own.ts'

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
  retryOutgoing,
  beginTotp,
  confirmTotp,
  dropTotp,
  makeRecoveryCodes,
  beginPasskey,
  addPasskey,
  removePasskey,
  finishSignIn,
  getSecurity,
  demandOfOperators,
  getOperatorDemand,
  requestBinding,
  bindAddress,
  dropAddress,
  reportIntrusion,
  listIntrusions,
  settleIntrusion,
  openExport,
  requestExport,
  cancelDeletion,
  requestDeletion,
  listProviders,
  beginProviderSignIn,
  finishProviderSignIn,
  beginProviderBinding,
  finishProviderBinding,
  listIdentities,
  dropIdentity,
  listOwnProviders,
  keepProvider,
  removeProvider,
]

export { addBearer } from './add-bearer.ts'
export { normaliseAddress, normalisePhone } from './addresses.ts'
export { checkCode, issueCode, VALID_SECONDS } from './codes.ts'
export { createAccount } from './create-account.ts'
export { registerExport } from './exports.ts'
export { dropFactors, hasFactor } from './factors.ts'
export { findAccountByAddress } from './find-account.ts'
export { followDeletion } from './follow-accounts.ts'
export { unlock, viewIntrusions } from './intrusions.ts'
export { listSessionsOf } from './list-sessions.ts'
export { appointOperator, operatorSetupLink } from './operator-setup.ts'
export { replacePassword } from './passwords.ts'
/** Providers that a school keeps for its own people. */
export { bindIdentity, type Vouching } from './providers/bind-identity.ts'
export { dropProvider, proveProvider, viewProviders, writeProvider } from './providers/own.ts'
export { registerAdmission, type Stranger } from './providers/strangers.ts'
export { RETURN_PATH } from './providers/walk.ts'
export { endSessionsOf, findActor, openSession, stillOpen, tellEnded } from './sessions.ts'
export { suggestLogin } from './suggest-login.ts'
export { viewAccount } from './views.ts'
