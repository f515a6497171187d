import { createHmac, timingSafeEqual } from 'node:crypto'
import { secret } from '#server/config'

// The key of a camera is its broadcast and a word that only this installation can make: nothing of it is stored.

const plain = (broadcastId: string) => broadcastId.replaceAll('-', '')

export function keyOf(broadcastId: string, keyNo: number): string {
  const word = createHmac('sha256', secret('broadcasts')).update(`${broadcastId} ${keyNo}`).digest('hex').slice(0, 24)
  return `${plain(broadcastId)}-${word}`
}

/** Which broadcast a key names; whether it opens it is for `opens` to say. */
export function broadcastOf(key: string): string | null {
  const [, ...parts] = /^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})-[0-9a-f]{24}$/.exec(key) ?? []
  return parts.length > 0 && parts.every((part) => /^[0-9a-f]+$/.test(part)) ? parts.join('-') : null
}

export function opens(key: string, broadcastId: string, keyNo: number): boolean {
  const [given, right] = [Buffer.from(key), Buffer.from(keyOf(broadcastId, keyNo))]
  return given.length === right.length && timingSafeEqual(given, right)
}
