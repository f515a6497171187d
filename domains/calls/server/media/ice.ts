import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { config } from '#server/config'
import type { Ice } from '../../contract.ts'

const HOLDS_SECONDS = 8 * 3600

/** What a browser is told of relays. The word for them names who asked and expires with the day (the REST scheme of coturn). */
export function iceFor(who: string): z.infer<typeof Ice> {
  const { turn } = config
  if (!turn) return { iceServers: [], iceTransportPolicy: 'all' }
  const username = `${Math.floor(Date.now() / 1000) + HOLDS_SECONDS}:${who}`
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64')
  return {
    iceServers: [{ urls: turn.urls, username, credential }],
    iceTransportPolicy: turn.only ? 'relay' : 'all',
  }
}
