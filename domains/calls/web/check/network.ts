import type { OutputOf } from '#contract'
import type { Check, getCheck, probe } from '#contract/calls'
import { downloadUrl, run } from '#web/api'

export type Network = Pick<Check, 'network' | 'downKbit' | 'upKbit' | 'rttMs'>

const CONNECTS_WITHIN = 8000
const POURED = 1_000_000
const SENT = 400_000

/** Whether the engine is reached and by what way, and how much goes through: all through our own server. */
export async function tryNetwork(ice: OutputOf<typeof getCheck>['ice']): Promise<Network> {
  const way = await tryWay(ice)
  const downKbit = await speedOf(() => fetch(downloadUrl('calls.pourBytes', { bytes: POURED })), POURED)
  const body = new Blob([crypto.getRandomValues(new Uint8Array(65_536))])
  const parts = new Blob(Array.from({ length: Math.ceil(SENT / body.size) }, () => body))
  const headers = { 'content-type': 'application/octet-stream' }
  const upKbit = await speedOf(
    () => fetch('/api/calls.takeBytes', { method: 'POST', body: parts, headers }),
    parts.size,
  )
  return { ...way, downKbit, upKbit }
}

async function speedOf(send: () => Promise<Response>, bytes: number): Promise<number | null> {
  const began = performance.now()
  try {
    const response = await send()
    await response.arrayBuffer()
    if (!response.ok) return null
    return Math.round((bytes * 8) / Math.max(1, performance.now() - began))
  } catch {
    return null // the network has gone: said as «unknown»
  }
}

async function tryWay(ice: RTCConfiguration): Promise<Pick<Network, 'network' | 'rttMs'>> {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...ice })
  try {
    const { sender, mid } = connection.addTransceiver('audio', { direction: 'sendonly' })
    await connection.setLocalDescription(await connection.createOffer())
    const mids = {
      [connection.getTransceivers().find((one) => one.sender === sender)?.mid ?? mid ?? '0']: 'mic' as const,
    }
    const { sdp } = await run<typeof probe>('calls.probe', { sdp: connection.localDescription!.sdp, mids })
    await connection.setRemoteDescription({ type: 'answer', sdp })
    if (!(await isConnected(connection))) return { network: 'none', rttMs: null }
    return wayOf([...(await connection.getStats()).values()])
  } catch {
    return { network: 'none', rttMs: null } // the engine is not there, or we do not reach the server
  } finally {
    connection.close()
  }
}

function isConnected(connection: RTCPeerConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), CONNECTS_WITHIN)
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState !== 'connected') return
      clearTimeout(late)
      // The first answers tell how long the way is.
      setTimeout(() => resolve(true), 600)
    })
  })
}

// biome-ignore lint/suspicious/noExplicitAny: reports of several kinds, as the browser gives them
function wayOf(reports: any[]): Pick<Network, 'network' | 'rttMs'> {
  const pair = reports.find(
    ({ type, nominated, state }) => type === 'candidate-pair' && (nominated || state === 'succeeded'),
  )
  const local = reports.find(({ id }) => id === pair?.localCandidateId)
  const rttMs = typeof pair?.currentRoundTripTime === 'number' ? Math.round(pair.currentRoundTripTime * 1000) : null
  return { network: local?.candidateType === 'relay' ? 'relay' : 'direct', rttMs }
}
