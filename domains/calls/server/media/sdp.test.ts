import { expect, test } from 'vitest'
import { readAnswer, readOffer } from './sdp.ts'

const HEAD = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1', 'a=x-unknown:1']
const section = (kind: string, mid: string, direction: string) => [
  `m=${kind} 9 UDP/TLS/RTP/SAVPF 111`,
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:0123456789012345678901',
  'a=candidate:1 1 udp 2122260223 10.0.0.5 51234 typ host',
  'a=candidate:2 1 udp 2122260223 5b2c.local 51234 typ host',
  'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'a=rtcp-fb:111 transport-cc',
  'a=rtcp-fb:111 nack',
  `a=mid:${mid}`,
  `a=${direction}`,
]
const write = (...lines: string[][]) => lines.flat().join('\r\n')
const offer = write(HEAD, section('audio', '0', 'sendonly'), section('video', '1', 'sendonly'))
const MIDS = { 0: 'mic', 1: 'camera' } as const

test('what goes on holds no address, no extension and nothing unknown', () => {
  const read = readOffer(offer, MIDS)
  for (const gone of ['candidate', '10.0.0.5', '.local', 'extmap', 'transport-cc', 'x-unknown'])
    expect(read).not.toContain(gone)
  for (const kept of ['a=rtcp-fb:111 nack', 'a=ice-ufrag:abcd', 'a=mid:1', 'a=group:BUNDLE 0 1'])
    expect(read).toContain(kept)
})

test('a camera in two sizes may say which is which, and nothing else in its packets', () => {
  const kept = [
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  ]
  const sizes = ['a=rid:l send', 'a=rid:h send', 'a=simulcast:send l;h']
  const gone = ['a=extmap:2 urn:ietf:params:rtp-hdrext:toffset', 'a=extmap:5 urn:ietf:params:rtp-hdrext:sdes:midway']
  const read = readOffer(`${offer}\r\n${[...kept, ...sizes, ...gone].join('\r\n')}`, MIDS)
  for (const line of [...kept, ...sizes]) expect(read).toContain(line)
  for (const line of gone) expect(read).not.toContain(line)
})

test.each<[string, string, Record<string, 'mic' | 'camera' | 'screen'>]>([
  ['a section that is not named', offer, { 0: 'mic' }],
  ['a name that has no section', offer, { 0: 'mic', 1: 'camera', 2: 'screen' }],
  ['a camera that is a sound', offer, { 0: 'camera', 1: 'mic' }],
  ['one thing twice', offer, { 0: 'mic', 1: 'mic' as 'camera' }],
  ['something asked back', offer.replace('a=sendonly', 'a=sendrecv'), MIDS],
  ['a section without a direction', offer.replace('a=sendonly\r\n', ''), MIDS],
  ['a data channel', write(HEAD, section('application', '0', 'sendonly')), { 0: 'mic' }],
  ['two sections of one name', offer.replace('a=mid:1', 'a=mid:0'), MIDS],
  ['a name from the prototype', offer.replace('a=mid:1', 'a=mid:constructor'), MIDS],
  ['no media at all', HEAD.join('\r\n'), {}],
  ['no description', 'hello', MIDS],
])('an offer with %s is refused', (_, sdp, mids) => expect(() => readOffer(sdp, mids)).toThrow())

test('an answer sends nothing', () => {
  const answer = offer.replaceAll('sendonly', 'recvonly')
  expect(readAnswer(answer)).toContain('a=recvonly')
  expect(() => readAnswer(offer)).toThrow('sendonly')
})
