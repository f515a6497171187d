import type { Tx } from '#server/db'

export interface WrittenImport {
  importId: string
  organizationId: string
  actorId: string
}

/** What a domain does when a list has been written or taken back, in the same transaction. */
export interface ImportFollower {
  written?(tx: Tx, written: WrittenImport): Promise<void>
  undone?(tx: Tx, undone: WrittenImport): Promise<void>
}

const followers: ImportFollower[] = []

export function followImports(follower: ImportFollower): void {
  followers.push(follower)
}

export async function tellFollowers(tx: Tx, what: keyof ImportFollower, about: WrittenImport): Promise<void> {
  for (const follower of followers) await follower[what]?.(tx, about)
}
