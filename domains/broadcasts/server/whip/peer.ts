import { type MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, type RTCRtpTransceiver } from 'werift'
import { frameReader } from './frame-reader.ts'
import type { Network, Received } from './talk.ts'
import { tellBitrate } from './tell-bitrate.ts'

/** A camera that has sent nothing for so long has gone; one that has not begun by then does not come. */
const SILENT_FOR = 15_000
const LOOKS_EVERY = 1000
const KEY_FRAME_APART = 500
/** The picture is made even again in 2 Mbit/s: more than twice that is lost on the way. */
const BITRATE = 4_000_000

const FEEDBACK = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'goog-remb' },
]
const picture = (mimeType: string, payloadType: number, parameters?: string) =>
  new RTCRtpCodecParameters({
    mimeType,
    clockRate: 90_000,
    payloadType,
    rtcpFeedback: FEEDBACK,
    ...(parameters ? { parameters } : {}),
  })
// H.264 first: encoders of cameras and of OBS make nothing else.
const CODECS = {
  video: [
    picture('video/H264', 102, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'),
    picture('video/VP8', 96),
  ],
  audio: [
    new RTCRtpCodecParameters({
      mimeType: 'audio/opus',
      clockRate: 48_000,
      channels: 2,
      payloadType: 111,
      parameters: 'minptime=10;useinbandfec=1;stereo=1',
    }),
  ],
}

interface Hears {
  frame(frame: Received): void
  gone(): void
}

/** One camera over WebRTC. It comes to us, and we only answer. */
export function openPeer({ addresses, ports, address }: Network, { frame, gone }: Hears) {
  const connection = new RTCPeerConnection({
    codecs: CODECS,
    headerExtensions: { audio: [], video: [] },
    iceLite: true,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceServers: [],
    icePortRange: ports,
    iceAdditionalHostAddresses: addresses,
    bundlePolicy: 'max-bundle',
  })
  const began = Date.now()
  let heardAt = began
  let askedAt = 0
  let camera: { transceiver: RTCRtpTransceiver; ssrc: number } | undefined

  connection.onRemoteTransceiverAdded.subscribe((transceiver) =>
    transceiver.onTrack.subscribe((track) => take(track, transceiver)),
  )
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed') gone()
  })
  setInterval(() => {
    if (Date.now() - heardAt > SILENT_FOR) gone()
    if (camera) tellBitrate(camera.transceiver.receiver, camera.ssrc, BITRATE)
  }, LOOKS_EVERY)

  function take(track: MediaStreamTrack, transceiver: RTCRtpTransceiver): void {
    const read = frameReader(track, { began, frame, lost: askKeyFrame })
    track.onReceiveRtp.subscribe((packet) => {
      heardAt = Date.now()
      if (track.kind === 'video') camera = { transceiver, ssrc: packet.header.ssrc }
      read(packet)
    })
  }

  function askKeyFrame(): void {
    if (!camera || Date.now() - askedAt < KEY_FRAME_APART) return
    askedAt = Date.now()
    // A camera that has just gone is asked in vain.
    camera.transceiver.receiver.sendRtcpPLI(camera.ssrc).catch(() => undefined)
  }

  async function answer(offer: string): Promise<string> {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer })
    // Whoever comes begins the handshake (RFC 9725, 4.4.2).
    for (const transport of connection.dtlsTransports) transport.role = 'server'
    await connection.setLocalDescription(await connection.createAnswer())
    return toCamera(connection.localDescription!.sdp, address)
  }

  return { answer, askKeyFrame }
}

const CARD = /^(a=candidate:\S+ 1 udp \d+ )(?!127\.)[\d.]+( \d+ typ host)/

/** `ice-lite` belongs to the session, where it is looked for; werift writes it into each section. */
const toCamera = (sdp: string, address: string | undefined): string =>
  sdp
    .split('\r\n')
    .map((line) => (address ? line.replace(CARD, `$1${address}$2`) : line))
    .filter((line) => line !== 'a=ice-lite')
    .join('\r\n')
    .replace(/^t=0 0$/m, 't=0 0\r\na=ice-lite')
