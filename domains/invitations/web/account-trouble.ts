import { loginTrouble, passwordTrouble } from '#screens/accounts'
import type { Say } from '#web/i18n'
import type { AccountValues } from './AccountLines.tsx'

/** What is wrong with the two lines, before the server is asked; the words are the accounts' own. */
export const accountTrouble = (values: AccountValues, accounts: Say) => ({
  'account.login': loginTrouble(values['account.login'], accounts),
  'account.password': passwordTrouble(values['account.password'], accounts),
})
