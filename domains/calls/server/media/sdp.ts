import type { Source } from '../../contract.ts'

// What a browser says about media is read before it goes on. Only lines of known kinds pass: no addresses (we are at a
// known one, browsers come to us, and the engine is sent nowhere), no data channels, no extensions of packets, nothing
// we have not asked for.

const SECTIONS_AT_MOST = 200
const SESSION = /^(v=0|o=|s=|t=|a=(group:BUNDLE|extmap-allow-mixed|msid-semantic|ice-lite))/
const MEDIA =
  /^(m=|c=IN IP[46] |a=(ice-ufrag:|ice-pwd:|ice-options:|fingerprint:|setup:|mid:|sendrecv|sendonly|recvonly|inactive|msid:|rtcp:|rtcp-mux|rtcp-rsize|rtpmap:|rtcp-fb:(?!.*transport-cc)|fmtp:|ssrc:|ssrc-group:|rid:|simulcast:|extmap:\d+ urn:ietf:params:rtp-hdrext:sdes:(mid|rtp-stream-id)$))/

export interface Section {
  kind: string
  mid: string
  direction: string
}

export class BadDescription extends Error {}

/** The sections of a description, and the description without anything that is not about them. */
export function readDescription(sdp: string): { sections: Section[]; clean: string } {
  const lines = sdp.split(/\r?\n/).filter(Boolean)
  if (lines[0] !== 'v=0') throw new BadDescription('does not begin with v=0')
  const at = lines.findIndex((line) => line.startsWith('m='))
  if (at < 0) throw new BadDescription('says nothing about media')
  const head = lines.slice(0, at).filter((line) => SESSION.test(line))
  const sections: Section[] = []
  const body = lines.slice(at).filter((line) => MEDIA.test(line))
  for (const line of body) {
    const kind = /^m=(\w+) /.exec(line)?.[1]
    if (kind) sections.push({ kind, mid: '', direction: 'sendrecv' })
    const last = sections.at(-1)!
    if (line.startsWith('a=mid:')) last.mid = line.slice('a=mid:'.length)
    const direction = /^a=(sendrecv|sendonly|recvonly|inactive)$/.exec(line)?.[1]
    if (direction) last.direction = direction
  }
  if (sections.length > SECTIONS_AT_MOST) throw new BadDescription('has too many sections')
  const mids = new Set(sections.map(({ mid }) => mid))
  if (mids.size !== sections.length || mids.has('')) throw new BadDescription('does not name its sections')
  for (const { kind } of sections)
    if (kind !== 'audio' && kind !== 'video') throw new BadDescription(`has a section of ${kind}`)
  return { sections, clean: `${[...head, ...body].join('\r\n')}\r\n` }
}

const KIND: Record<Source, 'audio' | 'video'> = { mic: 'audio', camera: 'video', screen: 'video', screenSound: 'audio' }

/** An offer of what somebody sends: each section is one known thing, of its kind, and nothing is asked back. */
export function readOffer(sdp: string, mids: Record<string, Source>): string {
  const { sections, clean } = readDescription(sdp)
  const sources = Object.values(mids)
  if (new Set(sources).size !== sources.length) throw new BadDescription('sends one thing twice')
  if (sections.length !== sources.length) throw new BadDescription('has sections that are not named')
  for (const { kind, mid, direction } of sections) {
    const source = Object.hasOwn(mids, mid) ? mids[mid] : undefined
    if (!source || KIND[source] !== kind) throw new BadDescription(`has an unknown section ${mid}`)
    if (direction !== 'sendonly' && direction !== 'inactive') throw new BadDescription(`is ${direction}`)
  }
  return clean
}

/** An answer receives and sends nothing. */
export function readAnswer(sdp: string): string {
  const { sections, clean } = readDescription(sdp)
  for (const { direction } of sections)
    if (direction !== 'recvonly' && direction !== 'inactive') throw new BadDescription(`is ${direction}`)
  return clean
}
