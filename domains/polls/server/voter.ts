import { createHmac } from 'node:crypto'
import { secret } from '#server/config'

/**
 * Under what name a ballot lies. In an anonymous poll it is a hash under a secret that stands beside the database, not
 * in it: the voter finds the own ballot again, a copy of the database tells nobody whose it is.
 */
export function voterOf(poll: { id: string; anonymous: boolean }, personId: string): string {
  if (!poll.anonymous) return personId
  const hash = createHmac('sha256', secret('ballots')).update(`${poll.id} ${personId}`).digest('hex')
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
