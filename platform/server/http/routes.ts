import type { FastifyInstance } from 'fastify'
import type { Db } from '../db.ts'
import type { Actors } from './actors.ts'

/** Addresses of a protocol that is not ours, so no operation can be one: resumable uploads. */
export type Routes = (app: FastifyInstance, db: Db, actors: Actors) => void

const registered = new Set<Routes>()

/** Called by a domain at the top of its door. */
export function registerRoutes(routes: Routes): void {
  registered.add(routes)
}

export function mountRoutes(app: FastifyInstance, db: Db, actors: Actors): void {
  for (const routes of registered) app.register(async (scope) => routes(scope, db, actors))
}
