import { type PeerConfig, RTCRtpCodecParameters, useSdesMid as sdesMid, useSdesRTPStreamId as sdesRid } from 'werift'

export interface SfuSettings {
  /** Addresses besides those of the network cards, for tests on a machine that has none. */
  addresses: string[]
  ports: [number, number]
  /** What people see instead of the card's own: 1:1 NAT. */
  address?: string | undefined
}

let settings: SfuSettings = { addresses: [], ports: [40_000, 44_999] }
export const setSettings = (next: SfuSettings): void => {
  settings = next
}

// REMB and no transport-wide feedback: werift reports tracks apart, lost packets are seen where there are none, and
// browsers go down to a third of the picture.
const FEEDBACK = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'goog-remb' },
]

/** We are at a known address and answer; browsers come to us, so nobody's address need be told to us at all. */
export const connectionSettings = ({ layers = false } = {}): Partial<PeerConfig> => ({
  codecs: {
    audio: [
      new RTCRtpCodecParameters({
        mimeType: 'audio/opus',
        clockRate: 48_000,
        channels: 2,
        payloadType: 111,
        parameters: 'minptime=10;useinbandfec=1;usedtx=1',
      }),
    ],
    video: [
      new RTCRtpCodecParameters({
        mimeType: 'video/VP8',
        clockRate: 90_000,
        payloadType: 96,
        rtcpFeedback: FEEDBACK,
      }),
    ],
  },
  // A camera in two sizes says in each packet which of them it is.
  headerExtensions: { audio: [], video: layers ? [sdesMid(), sdesRid()] : [] },
  iceLite: true,
  iceUseIpv6: false,
  iceUseTcp: false,
  iceServers: [],
  icePortRange: settings.ports,
  iceAdditionalHostAddresses: settings.addresses,
  bundlePolicy: 'max-bundle',
})

const CARD = /^(a=candidate:\S+ 1 udp \d+ )(?!127\.)[\d.]+( \d+ typ host)/

/** `ice-lite` belongs to the session, where browsers look for it; werift writes it into each section. */
export const toBrowser = (sdp: string): string =>
  sdp
    .split('\r\n')
    .map((line) => (settings.address ? line.replace(CARD, `$1${settings.address}$2`) : line))
    .filter((line) => line !== 'a=ice-lite' && !/^a=rtcp-fb:\S+ transport-cc/.test(line))
    .join('\r\n')
    .replace(/^t=0 0$/m, 't=0 0\r\na=ice-lite')
