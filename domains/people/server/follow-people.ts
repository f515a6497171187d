import type { Tx } from '#server/db'

/** What a domain that seats people somewhere does when they go. People do not learn who follows them. */
export interface Follower {
  /** Has got the way in. */
  joined?(tx: Tx, personId: string, accountId: string): Promise<void>
  left?(tx: Tx, personIds: string[], actorId: string | null): Promise<void>
  /** No employee any more, but still here as a guardian. */
  leftStaff?(tx: Tx, personId: string, actorId: string | null): Promise<void>
  /** May now administer: keys to this person that others have printed are good no more. */
  rose?(tx: Tx, personId: string, actorId: string | null): Promise<void>
  /** Two records were one human being: what `from` had belongs to `into`. */
  merged?(tx: Tx, from: string, into: string, actorId: string | null): Promise<void>
}

const followers: Follower[] = []

export function followPeople(follower: Follower): void {
  followers.push(follower)
}

export async function tellFollowers(act: (follower: Follower) => Promise<void> | undefined): Promise<void> {
  for (const follower of followers) await act(follower)
}
