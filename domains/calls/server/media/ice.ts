import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { Ice } from '../../contract.ts'
import { theRelay } from './turn.ts'

const HOLDS_SECONDS = 8 * 3600

/** What a browser is told of relays. The word for them names who asked and expires with the day (the REST scheme of coturn). */
export function iceFor(who: string, at = Date.now()): z.infer<typeof Ice> {
  const relay = theRelay()
  if (!relay) return { iceServers: [], iceTransportPolicy: 'all' }
  const username = `${Math.floor(at / 1000) + HOLDS_SECONDS}:${who}`
  const credential = createHmac('sha1', relay.secret).update(username).digest('base64')
  return {
    iceServers: [{ urls: relay.urls, username, credential }],
    iceTransportPolicy: relay.only ? 'relay' : 'all',
  }
}
