import { z } from 'zod'
import { command, event, Id, Instant, Nothing, query } from '#contract'

export const Session = z.object({
  id: Id,
  device: z.string(), // «Chrome, Windows»; empty when the browser does not say
  place: z.string(), // network address, as the school's network shows it
  createdAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const listSessions = query('accounts.listSessions', {
  who: 'account',
  input: Nothing,
  output: z.object({ sessions: z.array(Session) }),
})

export const endSession = command('accounts.endSession', {
  who: 'account',
  natural: true,
  input: z.object({ sessionId: Id }),
  output: Nothing,
})

/** Signs out everywhere, here too unless `keepThis`. */
export const endSessions = command('accounts.endSessions', {
  who: 'account',
  natural: true,
  input: z.object({ keepThis: z.boolean().default(false) }),
  output: Nothing,
})

export const sessionsChanged = event('accounts.sessionsChanged', { key: Nothing, view: Nothing })
