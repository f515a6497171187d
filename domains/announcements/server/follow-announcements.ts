import type { Tx } from '#server/db'

/** What a domain does for people whom the chats do not reach. Announcements do not learn who follows them. */
export interface Follower {
  published(tx: Tx, announcementId: string): Promise<void>
}

const followers: Follower[] = []

export function followAnnouncements(follower: Follower): void {
  followers.push(follower)
}

export async function tellFollowers(tx: Tx, announcementId: string): Promise<void> {
  for (const follower of followers) await follower.published(tx, announcementId)
}
