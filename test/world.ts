import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import type { AnyCommand, AnyDownload, AnyQuery, AnyUpload, ErrorCode, InputOf, OutputOf } from '#contract'
import { config } from '#server/config'
import { connect, type Db } from '#server/db'
import { buildHttp } from '#server/http'
import { rememberActors } from '#server/http/actors'
import { openLive } from '#server/realtime'
import { findActor, operations } from '../apps/server/app.ts'
import { databaseIn } from './global-setup.ts'
import { type LiveClient, openSocket } from './live-client.ts'

export interface Answer<O> {
  status: number
  /** The output, or the refusal: a test that expects one reads `error`. */
  body: O & { error?: ErrorCode; reason?: string; field?: string }
  headers: LightMyRequestResponse['headers']
}

/** Somebody at the door of the server: with a session, or with none. */
export interface Visitor {
  token: string | undefined
  does<C extends AnyCommand>(command: C, input: InputOf<C>): Promise<Answer<OutputOf<C>>>
  reads<C extends AnyQuery>(query: C, input: InputOf<C>): Promise<Answer<OutputOf<C>>>
  uploads<C extends AnyUpload>(upload: C, input: InputOf<C>, bytes: Buffer): Promise<Answer<OutputOf<C>>>
  /** A socket at /live; say hello to it first. */
  listens(): Promise<LiveClient>
  downloads<C extends AnyDownload>(download: C, input: InputOf<C>): Promise<LightMyRequestResponse>
}

/** A server to act in: real PostgreSQL in a database of its own, real HTTP, no mocks. Close it in afterAll. */
export async function openWorld() {
  const { url, drop } = await freshDatabase()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-world-'))
  config.dataDir = dataDir
  const { db, pool } = connect(url, 20)
  const actors = rememberActors(db, findActor)
  const app = buildHttp({ db, operations, findActor, actors })
  const live = openLive({ server: app.server, db, operations, actors })
  let listening: Promise<string> | undefined
  const origin = () => (listening ??= app.listen({ port: 0, host: '127.0.0.1' }))

  function as(token?: string): Visitor {
    const headers = token ? { authorization: `Bearer ${token}` } : {}
    const ask = (options: InjectOptions) => app.inject({ ...options, headers: { ...headers, ...options.headers } })
    return {
      token,
      async does(command, input) {
        return told(await ask({ method: 'POST', url: `/api/${command.name}`, payload: input as object }))
      },
      async reads(query, input) {
        return told(await ask({ method: 'GET', url: `/api/${query.name}`, query: asQuery(input) }))
      },
      async uploads(upload, input, bytes) {
        const type = { 'content-type': 'application/octet-stream' }
        return told(
          await ask({
            method: 'POST',
            url: `/api/${upload.name}`,
            query: asQuery(input),
            payload: bytes,
            headers: type,
          }),
        )
      },
      listens: async () => openSocket(await origin(), token),
      downloads: (download, input) => ask({ method: 'GET', url: `/api/${download.name}`, query: asQuery(input) }),
    }
  }

  async function close(): Promise<void> {
    await live.close()
    await app.close()
    await db.destroy()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  }

  return { db: db as Db, pool, app, operations, findActor, url, origin, as, close }
}

export type World = Awaited<ReturnType<typeof openWorld>>

function told<O>(response: LightMyRequestResponse): Answer<O> {
  return { status: response.statusCode, body: response.json(), headers: response.headers }
}

/** What a query string can carry: absent values are left out, lists repeat their name. */
export function asQuery(input: unknown): Record<string, string | string[]> {
  const entries = Object.entries(input as object).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}

/** An empty, migrated database of this test file alone. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.ZVONOK_TEST_SERVER
  if (!server) throw new Error('no database: run the tests through vitest.config.ts, which starts one')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name} template ${process.env.ZVONOK_TEST_TEMPLATE}`)
  return { url: databaseIn(server, name), drop: () => administer(server, `drop database ${name} with (force)`) }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
