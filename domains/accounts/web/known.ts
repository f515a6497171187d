import type { Account } from '#contract/accounts'

declare module '#web/session' {
  interface Known {
    account: Account
  }
}
