import type { LightMyRequestResponse } from 'fastify'
import type { AnyDownload, AnyUpload } from '#contract'
import { config, secret } from '#server/config'
import { connect, type Db } from '#server/db'
import { embeddedCluster } from '#server/postgres'
import { openSocket } from './live-client.ts'
import type { RunningServer } from './running-server.ts'
import { type Answer, asQuery, type Visitor } from './world.ts'

/**
 * A running server as a world to act in: its API over the network, and its database for what only time or an accident
 * brings about. The secrets are the server's own, so that codes on paper are the ones it knows. `from` gives the headers
 * that say where a request comes from; `database` is where its rows are, if not in its own folder.
 */
export async function openRunningWorld(
  server: RunningServer,
  { from = () => ({}) as Record<string, string>, database = '' } = {},
) {
  config.dataDir = server.dataDir
  const ours = () =>
    embeddedCluster({ dir: `${server.dataDir}/pg`, password: secret('database').toString('hex') }).url()
  const { db, pool } = connect(database || ours(), 4)

  function as(token?: string): Visitor {
    const headers = () => ({ ...from(), ...(token ? { authorization: `Bearer ${token}` } : {}) })
    const get = (name: string, input: unknown) =>
      fetch(`${server.origin}/api/${name}?${new URLSearchParams(asPairs(input))}`, { headers: headers() })
    return {
      token,
      does: async (command, input) =>
        told(
          await fetch(`${server.origin}/api/${command.name}`, {
            method: 'POST',
            headers: { ...headers(), 'content-type': 'application/json' },
            body: JSON.stringify(input),
          }),
        ),
      reads: async (query, input) => told(await get(query.name, input)),
      uploads: async <C extends AnyUpload>(upload: C, input: unknown, bytes: Buffer) =>
        told(
          await fetch(`${server.origin}/api/${upload.name}?${new URLSearchParams(asPairs(input))}`, {
            method: 'POST',
            headers: { ...headers(), 'content-type': 'application/octet-stream' },
            body: new Uint8Array(bytes),
          }),
        ),
      listens: () => openSocket(server.origin, token),
      downloads: async (download: AnyDownload, input: unknown) => {
        const response = await get(download.name, input)
        const rawPayload = Buffer.from(await response.arrayBuffer())
        const { status: statusCode } = response
        return { statusCode, rawPayload, body: rawPayload.toString() } as unknown as LightMyRequestResponse
      },
    }
  }

  return {
    db: db as Db,
    as,
    async close(): Promise<void> {
      await db.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}

export type RunningWorld = Awaited<ReturnType<typeof openRunningWorld>>

async function told<O>(response: Response): Promise<Answer<O>> {
  return {
    status: response.status,
    body: await response.json(),
    headers: Object.fromEntries(response.headers) as Answer<O>['headers'],
  }
}

const asPairs = (input: unknown): [string, string][] =>
  Object.entries(asQuery(input)).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
