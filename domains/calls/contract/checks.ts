import { z } from 'zod'
import { command, download, Instant, query, upload } from '#contract'
import { Ice, Source } from './media.ts'

/** What a check of devices has found. `direct`: UDP reaches the engine; `relay`: only by way of the school's relay. */
export const Check = z.object({
  device: z.enum(['computer', 'tablet', 'phone']),
  camera: z.enum(['ok', 'none', 'refused', 'skipped']),
  microphone: z.enum(['ok', 'silent', 'none', 'refused']),
  speaker: z.enum(['ok', 'unheard', 'skipped']),
  network: z.enum(['direct', 'relay', 'none']),
  downKbit: z.number().int().min(0).max(10_000_000).nullable(),
  upKbit: z.number().int().min(0).max(10_000_000).nullable(),
  rttMs: z.number().int().min(0).max(60_000).nullable(),
})
export type Check = z.infer<typeof Check>

/** My latest one, and the way to the engine. */
export const getCheck = query('calls.getCheck', {
  who: 'account',
  input: z.object({}),
  output: z.object({ last: Check.extend({ at: Instant }).nullable(), ice: Ice }),
})

/** A connection to the engine and to nobody: the server answers, and forgets it a moment later. */
export const probe = command('calls.probe', {
  who: 'account',
  natural: true,
  input: z.object({ sdp: z.string().min(50).max(40_000), mids: z.record(z.string().max(16), Source) }),
  output: z.object({ sdp: z.string() }),
})

/** So many bytes that cannot be pressed together: how fast they come. */
export const pourBytes = download('calls.pourBytes', {
  who: 'account',
  input: z.object({ bytes: z.coerce.number().int().min(1000).max(2_000_000) }),
})

export const takeBytes = upload('calls.takeBytes', {
  who: 'account',
  maxBytes: 1_000_000,
  input: z.object({}),
  output: z.object({ bytes: z.number().int() }),
})

/** Kept for the readiness of my schools before remote lessons. */
export const keepCheck = command('calls.keepCheck', {
  who: 'account',
  natural: true,
  input: Check,
  output: z.object({}),
})
