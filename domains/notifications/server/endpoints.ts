import { config } from '#server/config'
import { invalid } from '#server/errors'

// Where browsers let themselves be woken. A client names the address, the server goes there: so it goes nowhere else,
// least of all to machines of the school's own network.
const SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com']

export function checkEndpoint(endpoint: string): void {
  const url = new URL(endpoint)
  if (config.pushHosts.includes(url.origin)) return
  const known = [...SERVICES, ...config.pushHosts].some(
    (host) => url.hostname === host || url.hostname.endsWith(`.${host}`),
  )
  if (known && url.protocol === 'https:' && !url.port && !url.username) return
  throw invalid(
    'Этот браузер просит будить его через незнакомый сервер. Попробуйте Chrome, Firefox, Safari или Edge',
    'This browser asks to be woken through a server we do not know. Try Chrome, Firefox, Safari or Edge',
    'endpoint',
  )
}
