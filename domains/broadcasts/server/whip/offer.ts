// What a camera says of itself (SDP) is read before it goes on. Lines of known kinds pass: no addresses, since it comes
// to us, who are at a known one; no data; no extensions.

const SESSION = /^(v=0|o=|s=|t=|a=(group:BUNDLE|msid-semantic|setup:|ice-ufrag:|ice-pwd:|ice-options:|fingerprint:))/
const MEDIA =
  /^(m=|c=IN IP[46] |a=(ice-ufrag:|ice-pwd:|ice-options:|fingerprint:|setup:|mid:|send(recv|only)|inactive|msid:|rtcp-mux|rtcp-rsize|rtpmap:|rtcp-fb:(?!.*transport-cc)|fmtp:|ssrc:|extmap:\d+ urn:ietf:params:rtp-hdrext:sdes:mid$))/

export class BadOffer extends Error {}

/** One picture, and sound beside it or none. */
export function readOffer(said: string): { sdp: string; sound: boolean } {
  const lines = said.split(/\r?\n/).filter(Boolean)
  if (lines[0] !== 'v=0') throw new BadOffer('does not begin with v=0')
  const at = lines.findIndex((line) => line.startsWith('m='))
  const media = at < 0 ? [] : lines.slice(at).filter((line) => MEDIA.test(line))
  const kinds = media.flatMap((line) => /^m=(\w+) /.exec(line)?.[1] ?? [])
  if (kinds.toSorted().join(' ').replace('audio ', '') !== 'video') throw new BadOffer(`offers ${kinds.join(', ')}`)
  if (media.filter((line) => /^a=send(recv|only)$/.test(line)).length !== kinds.length)
    throw new BadOffer('has a section that sends nothing')
  const head = lines.slice(0, at).filter((line) => SESSION.test(line))
  return { sdp: `${[...head, ...media].join('\r\n')}\r\n`, sound: kinds.includes('audio') }
}
