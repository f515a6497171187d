import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import type { Actor } from '#server/operation'

export const administersHere = async (db: Db, actor: Actor, organizationId: string): Promise<boolean> =>
  (await accessHat(db, actor, organizationId)).administers
