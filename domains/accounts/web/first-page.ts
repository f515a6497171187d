import type { Account } from '#contract/accounts'
import type { Hat } from '#contract/people'

/**
 * Where a day begins: the operator's at the desk, an administrator's at the school, everybody else's at
 * `home`: the three lanes on a computer, the chats on a phone.
 * Undefined: not known yet, or the account is in no school and has nowhere to go.
 */
export function firstPage(
  account: Account | null | undefined,
  hats: Hat[] | undefined,
  hat: Hat | null | undefined,
  home = '/important',
): string | undefined {
  if (account === null) return '/sign-in'
  if (!account || !hats) return undefined
  if (hat) return builds(hat) ? '/school' : home
  return account.operator ? '/operator' : undefined
}

const builds = ({ roles }: Hat) => roles.includes('administrator') || roles.includes('additionalAdministrator')
