import type { Account } from '#contract/accounts'
import type { Hat } from '#contract/people'

/**
 * Where a day begins: the operator's at the desk, an administrator's at the school, everybody else's in the chats.
 * Undefined: not known yet, or the account is in no school and has nowhere to go.
 */
export function firstPage(
  account: Account | null | undefined,
  hats: Hat[] | undefined,
  hat: Hat | null | undefined,
): string | undefined {
  if (account === null) return '/sign-in'
  if (!account || !hats) return undefined
  if (hat) return builds(hat) ? '/school' : '/chats'
  return account.operator ? '/operator' : undefined
}

const builds = ({ roles }: Hat) => roles.includes('administrator') || roles.includes('additionalAdministrator')
