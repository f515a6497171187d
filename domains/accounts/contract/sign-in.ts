import { z } from 'zod'
import { command, Nothing, query } from '#contract'
import { Account, Address, Code, Entered, Login, PasskeyAnswer, Password, SignedIn } from './models.ts'

export const getSetup = query('accounts.getSetup', {
  who: 'anyone',
  input: Nothing,
  output: z.object({ needsOperator: z.boolean() }),
})

/** First run: the one-time token stands in the console of the server. */
export const setUpOperator = command('accounts.setUpOperator', {
  who: 'anyone',
  natural: true,
  input: z.object({ token: z.string(), name: z.string().trim().min(2).max(120), login: Login, password: Password }),
  output: SignedIn,
})

export const signIn = command('accounts.signIn', {
  who: 'anyone',
  natural: true,
  input: z.object({ login: z.string().trim().min(1).max(254), password: z.string().max(200) }),
  output: Entered,
})

/** One of the three: six digits of the application, a passkey, a recovery code. */
export const finishSignIn = command('accounts.finishSignIn', {
  who: 'anyone',
  natural: true,
  input: z.object({
    step: z.string().min(10).max(100),
    code: Code.optional(),
    passkey: PasskeyAnswer.optional(),
    recovery: z.string().trim().max(40).optional(),
  }),
  output: SignedIn,
})

/** Answers the same whether the address is known or not. */
export const requestCode = command('accounts.requestCode', {
  who: 'anyone',
  natural: true,
  input: z.object({ address: Address }),
  output: z.object({ validSeconds: z.number().int() }),
})

export const signInWithCode = command('accounts.signInWithCode', {
  who: 'anyone',
  natural: true,
  input: z.object({ address: Address, code: Code }),
  output: Entered,
})

export const signOut = command('accounts.signOut', {
  who: 'account',
  limited: true,
  natural: true,
  input: Nothing,
  output: Nothing,
})

export const getMe = query('accounts.getMe', {
  who: 'account',
  limited: true,
  input: Nothing,
  /** `seq` is the account topic's position: the cursor to begin listening from. */
  output: z.object({ account: Account, seq: z.number().int() }),
})

/** `current` may be left out within ten minutes after signing in by code: that is how a forgotten password is replaced. */
export const changePassword = command('accounts.changePassword', {
  who: 'account',
  natural: true,
  input: z.object({ current: z.string().max(200).optional(), next: Password, endOthers: z.boolean().default(true) }),
  output: Nothing,
})
