import { connect } from 'node:tls'

const WITHIN = 3000

/** Until when the certificate is good under which people come; asked of the very address that they type. */
export async function findCertificate(origin: string | undefined): Promise<{ host: string; until: string } | null> {
  if (!origin?.startsWith('https:')) return null
  const { hostname: host, port } = new URL(origin)
  return new Promise((resolve) => {
    // A certificate that has run out is what one wants to be told of, not to be refused.
    const socket = connect({ host, port: Number(port || 443), servername: host, rejectUnauthorized: false }, () => {
      const { valid_to: until } = socket.getPeerCertificate()
      end(until ? { host, until: new Date(until).toISOString() } : null)
    })
    const end = (found: { host: string; until: string } | null) => {
      resolve(found)
      socket.destroy()
    }
    socket.setTimeout(WITHIN, () => end(null))
    socket.once('error', () => end(null))
  })
}
