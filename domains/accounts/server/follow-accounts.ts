import type { Tx } from '#server/db'

/** What a domain does when an account is gone. Accounts do not learn who follows them. */
export type AccountFollower = (tx: Tx, accountId: string) => Promise<void>

const followers: AccountFollower[] = []

export function followDeletion(follower: AccountFollower): void {
  followers.push(follower)
}

export async function tellDeletion(tx: Tx, accountId: string): Promise<void> {
  for (const follower of followers) await follower(tx, accountId)
}
