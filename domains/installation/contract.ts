import { z } from 'zod'
import { command, Id, Instant, Nothing, query } from '#contract'
import { getEngine } from '#contract/calls'

// How the installation itself fares: for whoever runs it. Nothing of schools, people or texts.

const Count = z.number().int()

export const getHealth = query('installation.getHealth', {
  who: 'operator',
  input: Nothing,
  output: z.object({
    at: Instant,
    upSince: Instant,
    memory: z.number(), // bytes of the process
    live: Count, // open live connections
    database: z.object({
      version: z.string(),
      bytes: z.number(),
      connections: Count,
      most: Count,
      answersIn: z.number(), // ms
      clockOff: z.number(), // ms between its clock and the server's
    }),
    disk: z.object({ free: z.number(), total: z.number() }),
    storage: z.object({ where: z.enum(['disk', 's3']), bytes: z.number() }),
    jobs: z.object({ waiting: Count, failing: Count, late: Count }), // late: due for more than five minutes
    outgoing: z.object({ waiting: Count, failed: Count, sms: z.boolean(), mail: z.boolean() }),
    calls: getEngine.output,
    /** The latest `bin/backup`; null: there has been none. */
    backup: z.object({ at: Instant, bytes: z.number() }).nullable(),
    /** Null: people come without https, or nobody answers there. */
    certificate: z.object({ host: z.string(), until: Instant }).nullable(),
    origin: z.string().nullable(),
  }),
})

export const Job = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['failing', 'running', 'waiting', 'given_up']),
  attempts: Count,
  most: Count,
  runAt: Instant,
  error: z.string().nullable(),
})
export type Job = z.infer<typeof Job>

/** What waits and what fails, the failing first; never what a job is about. */
export const listJobs = query('installation.listJobs', {
  who: 'operator',
  input: Nothing,
  output: z.object({ jobs: z.array(Job), total: Count }),
})

export const retryJob = command('installation.retryJob', {
  who: 'operator',
  input: z.object({ id: Id, jobId: z.string().regex(/^\d{1,19}$/) }),
  output: Nothing,
})
