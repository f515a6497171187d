import { invalid } from '#server/errors'

// Where browsers let themselves be woken. A client names the address, the server goes there: so it goes nowhere else,
// least of all to machines of the school's own network.
const SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com']

/** More of them, or one's own: hosts, or whole origins where it is no https, parted by commas. */
const OWN = () => (process.env.ZVONOK_PUSH_HOSTS ?? '').split(',').filter(Boolean)

export function checkEndpoint(endpoint: string): void {
  const url = new URL(endpoint)
  if (OWN().includes(url.origin)) return
  const known = [...SERVICES, ...OWN()].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  if (known && url.protocol === 'https:' && !url.port && !url.username) return
  throw invalid(
    'Этот браузер просит будить его через незнакомый сервер. Попробуйте Chrome, Firefox, Safari или Edge',
    'This browser asks to be woken through a server we do not know. Try Chrome, Firefox, Safari or Edge',
    'endpoint',
  )
}
