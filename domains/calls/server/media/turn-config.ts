import { writeFileSync } from 'node:fs'

export interface RelayWishes {
  /** Where browsers come to, and where what they send goes on from. */
  listens: string
  port: number
  relays: string
  ports: [number, number]
  secret: string
  /** Addresses of our engines: it relays to these and to nothing else of this or any network. */
  engines: string[]
  /** Where TLS is listened to, by a certificate that stands in the folder. */
  tlsPort?: number | undefined
}

export const CERTIFICATE = 'certificate.pem'
export const KEY = 'key.pem'

/** coturn's, in a folder of its own: nothing of /etc is read. */
export function writeRelayConfig(run: string, wishes: RelayWishes): string {
  const file = `${run}/turnserver.conf`
  writeFileSync(file, linesOf(run, wishes).join('\n'), { mode: 0o600 })
  return file
}

const linesOf = (run: string, { listens, port, relays, ports, secret, engines, tlsPort }: RelayWishes): string[] => [
  `listening-ip=${listens}`,
  `listening-port=${port}`,
  `relay-ip=${relays}`,
  `min-port=${ports[0]}`,
  `max-port=${ports[1]}`,
  ...(tlsPort
    ? [`tls-listening-port=${tlsPort}`, `cert=${run}/${CERTIFICATE}`, `pkey=${run}/${KEY}`, 'no-tlsv1', 'no-tlsv1_1']
    : ['no-tls']),
  'no-dtls',
  'fingerprint',
  'use-auth-secret',
  `static-auth-secret=${secret}`,
  'realm=zvonok',
  'stale-nonce=600',
  'user-quota=24',
  'total-quota=2400',
  'denied-peer-ip=0.0.0.0-255.255.255.255',
  'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ...engines.map((address) => `allowed-peer-ip=${address}`),
  ...(engines.some(isLoopback) ? ['allow-loopback-peers'] : []),
  'no-multicast-peers',
  'no-software-attribute',
  'no-rfc5780',
  'no-stun-backward-compatibility',
  'response-origin-only-with-rfc5780',
  'no-cli',
  'relay-threads=2',
  `pidfile=${run}/turn.pid`,
  `userdb=${run}/turndb`,
  'simple-log',
  'log-file=stdout',
  '',
]

export const isLoopback = (address: string): boolean => address.startsWith('127.')
