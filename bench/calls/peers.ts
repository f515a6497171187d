import { setTimeout as sleep } from 'node:timers/promises'
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket } from 'werift'
import type { Source } from '../../domains/calls/contract.ts'
import { connectionSettings } from '../../domains/calls/server/media/sfu-settings.ts'

// Peers without a screen: they finish ICE and DTLS as a browser does, send what they are told to and count what comes.

const settings = () => ({
  ...connectionSettings(),
  iceLite: false,
  icePortRange: undefined,
  iceAdditionalHostAddresses: ['127.0.0.1'],
})

export interface Sender {
  offer: string
  mids: Record<string, Source>
  take(answer: string): Promise<void>
  connected(): boolean
  /** Packets of a voice and of a picture: 20 frames of three packets a second, some 500 kbit/s; quietly, a tenth of it. */
  talk(quietly?: boolean): void
  close(): Promise<void>
}

export async function openSender(sources: readonly Source[] = ['mic', 'camera']): Promise<Sender> {
  const connection = new RTCPeerConnection(settings())
  const tracks = sources.map((source) => {
    const kind = source === 'mic' || source === 'screenSound' ? ('audio' as const) : ('video' as const)
    const track = new MediaStreamTrack({ kind })
    const transceiver = connection.addTransceiver(track, { direction: 'sendonly' })
    return { source, kind, track, transceiver }
  })
  await connection.setLocalDescription(await connection.createOffer())
  const timers: NodeJS.Timeout[] = []
  let sequence = 0
  const send = (kind: 'audio' | 'video', bytes: number, timestamp: number, marker: boolean) => {
    const header = new RtpHeader({
      sequenceNumber: sequence++ & 0xffff,
      timestamp,
      marker,
      payloadType: kind === 'audio' ? 111 : 96,
    })
    // A descriptor of VP8 that begins a key frame; the rest is of no concern to whoever passes it on.
    const payload = Buffer.concat([Buffer.from([0x10, 0x00]), Buffer.alloc(bytes, 7)])
    for (const one of tracks) if (one.kind === kind) one.track.writeRtp(new RtpPacket(header, payload))
  }
  return {
    offer: connection.localDescription!.sdp,
    mids: Object.fromEntries(tracks.map(({ source, transceiver }) => [String(transceiver.mid), source])),
    take: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    connected: () => connection.connectionState === 'connected',
    talk(quietly = false) {
      timers.push(steadily(quietly ? 200 : 20, (no) => send('audio', 80, 960 * no, false)))
      const parts = quietly ? [2] : [0, 1, 2]
      const draw = (no: number) => {
        for (const part of parts) send('video', 1000, 4500 * no, part === 2)
      }
      timers.push(steadily(quietly ? 150 : 50, draw))
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      await connection.close()
    },
  }
}

/** As often as it is told to, also where a busy machine lets it come late. */
function steadily(every: number, work: (no: number) => void): NodeJS.Timeout {
  const began = performance.now()
  let done = 0
  return setInterval(() => {
    while (done * every < performance.now() - began) work(done++)
  }, every)
}

export interface Receiver {
  answer(offer: string): Promise<string>
  connected(): boolean
  packets: number
  close(): Promise<void>
}

export function openReceiver(): Receiver {
  const connection = new RTCPeerConnection(settings())
  const one: Receiver = {
    packets: 0,
    async answer(sdp) {
      await connection.setRemoteDescription({ type: 'offer', sdp })
      await connection.setLocalDescription(await connection.createAnswer())
      return connection.localDescription!.sdp
    },
    connected: () => connection.connectionState === 'connected',
    close: () => connection.close(),
  }
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe(() => {
      one.packets += 1
    })
  })
  return one
}

export async function until(what: string, is: () => boolean | Promise<boolean>, within = 60_000): Promise<void> {
  const deadline = Date.now() + within
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error(`not within ${within} ms: ${what}`)
    await sleep(20)
  }
}
