import type { Rung } from '../../contract.ts'
import { PART_SECONDS, SEGMENT_SECONDS } from '../../rules.ts'
import type { Segment, Timeline } from './timeline.ts'

/** A player keeps so far behind what is newest. */
const HOLD_BACK = PART_SECONDS * 3
const LISTED = 8
/** Parts are named of segments that end within three of them: older ones are taken whole. */
const WITH_PARTS = 4

export const RUNGS: Record<Rung, { width: number; height: number; bandwidth: number }> = {
  large: { width: 1280, height: 720, bandwidth: 2_700_000 },
  small: { width: 640, height: 360, bandwidth: 800_000 },
}

export function writeMaster(broadcastId: string, codecs: (rung: Rung) => string | undefined): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-INDEPENDENT-SEGMENTS']
  for (const rung of ['large', 'small'] as const) {
    const { width, height, bandwidth } = RUNGS[rung]
    const known = codecs(rung)
    const about = `BANDWIDTH=${bandwidth},RESOLUTION=${width}x${height}${known ? `,CODECS="${known}"` : ''}`
    lines.push(`#EXT-X-STREAM-INF:${about}`, addressOf('getPlaylist', { broadcastId, rung }))
  }
  return `${lines.join('\n')}\n`
}

/** The same for every viewer. */
export function writePlaylist(broadcastId: string, rung: Rung, timeline: Timeline): string {
  const listed = timeline.segments.slice(-LISTED)
  const gone = timeline.segments.slice(0, -LISTED).filter(({ breaks }) => breaks).length
  const part = (segment: Segment, no: number) => addressOf('getPart', { broadcastId, rung, msn: segment.msn, part: no })
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${Math.ceil(SEGMENT_SECONDS)}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${HOLD_BACK.toFixed(3)}`,
    `#EXT-X-PART-INF:PART-TARGET=${PART_SECONDS.toFixed(3)}`,
    `#EXT-X-MEDIA-SEQUENCE:${listed[0]?.msn ?? 0}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${timeline.breaksGone + gone}`,
  ]
  let take: number | undefined
  for (const [place, segment] of listed.entries()) {
    if (segment.breaks) lines.push('#EXT-X-DISCONTINUITY')
    if (segment.take !== take)
      lines.push(`#EXT-X-MAP:URI="${addressOf('getInit', { broadcastId, rung, take: segment.take })}"`)
    take = segment.take
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${segment.at.toISOString()}`)
    if (place >= listed.length - WITH_PARTS)
      for (const [no, { seconds, independent }] of segment.parts.entries())
        lines.push(
          `#EXT-X-PART:DURATION=${seconds.toFixed(5)},URI="${part(segment, no)}"${independent ? ',INDEPENDENT=YES' : ''}`,
        )
    if (segment.whole) {
      const seconds = segment.parts.reduce((sum, one) => sum + one.seconds, 0)
      lines.push(`#EXTINF:${seconds.toFixed(5)},`, addressOf('getPart', { broadcastId, rung, msn: segment.msn }))
    }
  }
  const last = listed.at(-1)
  if (timeline.ended) lines.push('#EXT-X-ENDLIST')
  else if (last) {
    const next = last.whole ? { ...last, msn: last.msn + 1, parts: [] } : last
    lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${part(next, next.parts.length)}"`)
  }
  return `${lines.join('\n')}\n`
}

const addressOf = (what: string, input: Record<string, string | number>): string =>
  `broadcasts.${what}?${Object.entries(input)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`
