import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '#server/errors'

// Wrong codes are counted, right ones are not: a class of thirty activates behind one address. The longer somebody
// guesses, the longer the wait: a minute, an hour, a day. 300 guesses a day against a thousand open sheets among
// 19⁹ codes find one in about three thousand years.
const OF_ADDRESS = [limiter('minute', 20, 60), limiter('hour', 100, 3600), limiter('day', 300, 24 * 3600)]
const OF_EVERYBODY = limiter('everybody', 2000, 3600)

/** Runs `open`, which refuses a wrong code; the refusal costs an attempt. Concurrent guesses are counted before they are tried. */
export async function countingGuesses<T>(ip: string, open: () => Promise<T>): Promise<T> {
  const address = addressKey(ip)
  const taken = [...OF_ADDRESS.map((limit) => ({ limit, key: address })), { limit: OF_EVERYBODY, key: 'all' }]
  for (const { limit, key } of taken) await limit.consume(key).catch(refuse)
  const opened = await open()
  for (const { limit, key } of taken) await limit.reward(key, 1)
  return opened
}

/** One household or school: the whole IPv4 address, or the /64 of an IPv6 one. */
function addressKey(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const [left, right] = [head, tail].map((half) => half.split(':').filter(Boolean))
  const zeros = ip.includes('::') ? Array.from({ length: 8 - left!.length - right!.length }, () => '0') : []
  return [...left!, ...zeros, ...right!].slice(0, 4).join(':')
}

function limiter(name: string, points: number, duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix: `sheets.${name}`, points, duration })
}

function refuse({ msBeforeNext }: RateLimiterRes): never {
  const wait = Math.ceil(msBeforeNext / 1000)
  throw new Refusal(
    'too_many',
    `Слишком много неверных кодов. Проверьте лист и попробуйте через ${wait < 90 ? `${wait} с` : `${Math.ceil(wait / 60)} мин`}`,
    `Too many wrong codes. Check the sheet and try again in ${wait < 90 ? `${wait} s` : `${Math.ceil(wait / 60)} min`}`,
    { retryAfter: wait },
  )
}
