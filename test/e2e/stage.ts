import { afterAll, beforeAll } from 'vitest'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { openStand, type Stand } from './stand.ts'

/** A stand and, on its server, a world to act in without a browser: opened before a file's stories, closed after them. */
export function setStage(take: (stage: { stand: Stand; world: RunningWorld }) => void, options = {}): void {
  let stand: Stand | undefined
  let world: RunningWorld | undefined
  beforeAll(async () => {
    stand = await openStand(options)
    world = await openRunningWorld(stand.server)
    take({ stand, world })
  }, 240_000)
  afterAll(async () => {
    await world?.close()
    await stand?.close()
  })
}
