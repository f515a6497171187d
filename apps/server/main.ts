import { keepBroadcasting } from '#domains/broadcasts'
import { callEngine, keepCalling } from '#domains/calls'
import { keepLooking } from '#domains/links'
import { keepNotifying } from '#domains/notifications'
import { keepIndexing } from '#domains/search'
import { config } from '#server/config'
import { FolderTaken } from '#server/data-folder'
import { openDatabase } from '#server/database'
import { buildHttp } from '#server/http'
import { rememberActors } from '#server/http/actors'
import { log } from '#server/log'
import { openLive } from '#server/realtime'
import { keepWorking } from '#server/workers'
import { findActor, operations, operatorSetupLink, stillOpen } from './app.ts'
import { openDemo } from './demo.ts'

const DRAIN_WITHIN = 10_000

let stopping = false

const database = await openDatabase({ supervise: true }).catch(sayWhyNot)
const actors = rememberActors(database.db, findActor)
const app = buildHttp({
  db: database.db,
  operations,
  findActor,
  actors,
  trouble: () => (stopping ? 'stopping' : undefined),
  about: () => ({ calls: callEngine() }),
})
const live = openLive({ server: app.server, db: database.db, operations, actors, stillOpen })
const workers = keepWorking(database.pool, database.db)
const indexing = keepIndexing(database.db)
const notifying = keepNotifying(database.db)
const looking = keepLooking(database.db)
const calling = keepCalling(database.db)
const broadcasting = keepBroadcasting(database.db)
// Before the door opens: who is let in finds the school as it was promised.
const sayLogins = process.argv.includes('--demo') ? await openDemo(database.db) : undefined
await app.listen({ port: config.port, host: config.host, backlog: 8192 })
const address = config.publicOrigin ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`
log.info({ address, operations: operations.length }, 'ready')
console.log(`\n  Звонок: ${address}\n`)
sayLogins?.()
const link = await operatorSetupLink(database.db, address)
if (link) console.log(`  Первый вход оператора (ссылка на один раз): ${link}\n`)

/** Takes no more requests, finishes those it has, and only then lets go of the database. */
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), DRAIN_WITHIN + 5000).unref()
  await live.close()
  await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, DRAIN_WITHIN).unref())])
  await indexing.stop()
  await notifying.stop()
  await looking.stop()
  await calling.stop()
  await broadcasting.stop()
  await workers.stop()
  await database.close(true)
  process.exit(0)
}

function sayWhyNot(error: unknown): never {
  if (!(error instanceof FolderTaken)) throw error
  console.error(`\n  ${error.message}\n`)
  process.exit(1)
}

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
