import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { callsState } from '#domains/calls'
import { findLastBackup } from '#server/backup/last-backup'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { liveConnections } from '#server/metrics'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { findCertificate } from './certificate.ts'
import { countJobs } from './jobs.ts'

export const getHealth = handleQuery(contract.getHealth, async ({ tx }) => {
  const [database, disk, bytes, jobs, outgoing, certificate, backup] = await Promise.all([
    readDatabase(tx),
    statfs(config.dataDir),
    countBytes(tx),
    countJobs(tx),
    countOutgoing(tx),
    findCertificate(config.publicOrigin),
    findLastBackup(),
  ])
  const [connections] = (await liveConnections.get()).values
  return {
    at: now().toISOString(),
    upSince: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    memory: process.memoryUsage().rss,
    live: connections?.value ?? 0,
    database,
    disk: { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize },
    storage: { where: config.s3 ? ('s3' as const) : ('disk' as const), bytes },
    jobs,
    outgoing: { ...outgoing, sms: Boolean(config.smsUrl), mail: Boolean(config.mailUrl) },
    calls: callsState(),
    backup,
    certificate,
    origin: config.publicOrigin ?? null,
  }
})

async function readDatabase(db: Db) {
  const from = performance.now()
  const { rows } = await sql<{ version: string; bytes: number; connections: number; most: number; at: Date }>`
    select split_part(version(), ' ', 2) as version, pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as most, clock_timestamp() as at`.execute(db)
  const { at, ...row } = rows[0]!
  return { ...row, answersIn: performance.now() - from, clockOff: Math.abs(Date.now() - at.getTime()) }
}

async function countBytes(db: Db): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select coalesce(sum(bytes), 0)::float8 as bytes from file_usage`.execute(db)
  return rows[0]!.bytes
}

async function countOutgoing(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'failed'))::int as failed from outgoing`.execute(db)
  return rows[0]!
}
