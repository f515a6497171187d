import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '#server/db'
import type { FindActor } from '#server/http'
import type { Operation } from '#server/operation'

// The table of contents of the server: every domain, in one list.
const DOMAINS = ['accounts', 'people', 'organizations', 'classes', 'invitations', 'files', 'quiet', 'chats']

export interface App {
  operations: Operation[]
  findActor: FindActor
  /** The one-time address where the first operator is made; null once there is one. */
  operatorSetupLink(db: Db, origin: string): Promise<string | null>
}

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Opens the door of every domain that has one. `tolerant` steps over a domain that cannot be loaded and says so. */
export async function loadApp({ tolerant = false } = {}): Promise<App> {
  const app: App = { operations: [], findActor: async () => null, operatorSetupLink: async () => null }
  for (const name of DOMAINS) {
    if (!existsSync(path.join(ROOT, 'domains', name, 'server/index.ts'))) continue
    try {
      const door = await import(`../../domains/${name}/server/index.ts`)
      app.operations.push(...(door[name] ?? []))
      if (door.findActor) app.findActor = door.findActor
      if (door.operatorSetupLink) app.operatorSetupLink = door.operatorSetupLink
    } catch (error) {
      if (!tolerant) throw error
      console.error(`domain ${name} is left out:`, error)
    }
  }
  return app
}
