import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg, probeFilm } from '#domains/recordings'
import { PACE, PART_SECONDS } from '../../rules.ts'
import { joinTakes } from '../film/join-takes.ts'
import { type Feed, type Inlet, makeFeed } from './feed.ts'
import { writePlaylist } from './playlist.ts'
import { openTape } from './tape.ts'

const ID = '0193a3c0-0000-7000-8000-000000000001'
const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-feed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A camera of ffmpeg's own: a moving picture and a tone, as long as somebody listens. */
function film(into: (bytes: Buffer) => void, sound = true) {
  const source = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25']
  const tone = sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'] : []
  const form = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac', '-f', 'flv', 'pipe:1']
  const child = spawn(findFfmpeg()!, ['-nostdin', '-loglevel', 'error', ...source, ...tone, ...form])
  child.stdout.on('data', into)
  return () => child.kill('SIGKILL')
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const until = async (so: () => boolean) => {
  for (let n = 0; n < 300 && !so(); n++) await wait(100)
  expect(so()).toBe(true)
}
const parts = (feed: Feed) => feed.rungs.large.segments.flatMap((segment) => segment.parts)

if (!findFfmpeg()) test.skip('ffmpeg is not installed here')
else
  describe('a broadcast on its way', () => {
    let feed: Feed
    let stop: () => void
    const inlet: Inlet = { source: 'camera', form: 'flv', sound: true, head: null }
    beforeAll(async () => {
      feed = makeFeed(100)
      feed.connect(inlet)
      feed.record(openTape(folder))
      stop = film((bytes) => feed.write(inlet, bytes))
      await until(() => feed.rungs.large.segments.length > 4 && feed.rungs.small.segments.length > 4)
    }, 60_000)
    afterAll(() => {
      stop()
      feed.end()
    })

    test('is cut evenly: each part so many pictures, each segment begins with a whole one', () => {
      for (const rung of ['large', 'small'] as const) {
        const whole = feed.rungs[rung].segments.filter((segment) => segment.whole)
        expect(whole.length).toBeGreaterThan(2)
        expect(whole.map(({ msn }) => msn)).toEqual(whole.map((_, place) => 100 + place))
        for (const segment of whole) {
          expect(segment.parts).toHaveLength(PACE.parts)
          expect(segment.parts.map(({ independent }) => independent)).toEqual([true, false, false, false, false])
          for (const { seconds } of segment.parts) expect(seconds).toBeCloseTo(PART_SECONDS, 3)
        }
      }
    })

    test('every part decodes: a player that starts with any segment sees all of its pictures', async () => {
      for (const rung of ['large', 'small'] as const) {
        const { segments, inits } = feed.rungs[rung]
        for (const [place, segment] of segments
          .filter(({ whole }) => whole)
          .slice(0, 3)
          .entries()) {
          const upTo = [1, 3, PACE.parts][place]!
          const file = path.join(folder, 'part')
          const bytes = segment.parts.slice(0, upTo).map((part) => part.bytes)
          writeFileSync(file, Buffer.concat([inits.get(segment.take)!.bytes, ...bytes]))
          expect(await decode(file)).toEqual({ frames: upTo * PACE.partFrames, complaint: '' })
        }
      }
    }, 60_000)

    test('the playlist says what the second edition of RFC 8216 asks for', () => {
      const lines = writePlaylist(ID, 'large', feed.rungs.large).trim().split('\n')
      const tag = (name: string) => lines.filter((line) => line.startsWith(`#EXT-X-${name}`))
      expect(lines[0]).toBe('#EXTM3U')
      expect(Number(tag('VERSION')[0]!.split(':')[1])).toBeGreaterThanOrEqual(9)
      const target = Number(tag('TARGETDURATION')[0]!.split(':')[1])
      const partTarget = Number(/PART-TARGET=([\d.]+)/.exec(tag('PART-INF')[0]!)![1])
      const holdBack = Number(/PART-HOLD-BACK=([\d.]+)/.exec(tag('SERVER-CONTROL')[0]!)![1])
      expect(tag('SERVER-CONTROL')[0]).toContain('CAN-BLOCK-RELOAD=YES')
      expect(holdBack).toBeGreaterThanOrEqual(partTarget * 3 - 0.001)
      for (const line of lines.filter((one) => one.startsWith('#EXTINF:')))
        expect(Math.round(Number.parseFloat(line.slice(8)))).toBeLessThanOrEqual(target)
      const durations = tag('PART:').map((line) => Number(/DURATION=([\d.]+)/.exec(line)![1]))
      expect(durations.length).toBeGreaterThan(5)
      for (const seconds of durations) {
        expect(seconds).toBeLessThanOrEqual(partTarget + 0.0005)
        expect(seconds).toBeGreaterThanOrEqual(partTarget * 0.85)
      }
      expect(tag('MAP')).toHaveLength(1)
      expect(lines.indexOf(tag('MAP')[0]!)).toBeLessThan(lines.findIndex((one) => one.startsWith('#EXTINF')))
      expect(lines.at(-1)).toMatch(/^#EXT-X-PRELOAD-HINT:TYPE=PART,URI="broadcasts\.getPart\?.*part=\d+"$/)
      expect(tag('ENDLIST')).toHaveLength(0)
    })

    test('a part that is to come is waited for, and comes in its time', async () => {
      const { large } = feed.rungs
      const last = large.segments.at(-1)!
      const asked = Date.now()
      expect(await large.reached(last.msn + 1, 0, 3000)).toBe(true)
      expect(Date.now() - asked).toBeLessThan(2500)
      expect(await large.reached(last.msn + 50, 0, 50)).toBe(false)
      const now = large.segments.at(-1)!.msn
      expect(await large.reached(now, PACE.parts, 3000), 'behind the last part: of the next segment').toBe(true)
      expect(large.segments.at(-1)!.msn).toBeGreaterThan(now)
    })

    test('the encoder dies: the source begins anew, numbers go on, viewers are told of the break', async () => {
      const before = feed.rungs.large.segments.at(-1)!.msn
      expect(feed.health().source).toBe('camera')
      process.kill(feed.encoderPid()!, 'SIGKILL')
      await until(() => !feed.holds(inlet))
      stop()
      const again: Inlet = { ...inlet }
      feed.connect(again)
      stop = film((bytes) => feed.write(again, bytes))
      await until(
        () =>
          feed.rungs.large.segments.some(({ breaks }) => breaks) && feed.rungs.large.segments.at(-1)!.msn > before + 2,
      )
      const lines = writePlaylist(ID, 'large', feed.rungs.large).split('\n')
      expect(lines.filter((line) => line === '#EXT-X-DISCONTINUITY')).toHaveLength(1)
      expect(lines.filter((line) => line.startsWith('#EXT-X-MAP'))).toHaveLength(2)
      const numbers = feed.rungs.large.segments.map(({ msn }) => msn)
      expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place))
      expect(feed.health().restarts).toBe(1)
    }, 60_000)

    test('all of it is kept, and becomes one film', async () => {
      const seconds = parts(feed).length * PART_SECONDS
      feed.end()
      stop()
      await wait(300)
      expect(readdirSync(folder).filter((name) => /^\d+\.mp4$/.test(name))).toHaveLength(2)
      const made = await joinTakes(folder)
      const seen = await probeFilm(made.file)
      expect(seen).toMatchObject({ video: true, audio: true })
      expect(seen.seconds).toBeGreaterThan(Math.min(10, seconds) - 2)
      expect(writePlaylist(ID, 'large', feed.rungs.large)).toContain('#EXT-X-ENDLIST')
    }, 60_000)
  })

async function decode(file: string): Promise<{ frames: number; complaint: string }> {
  const args = ['-nostdin', '-loglevel', 'error', '-progress', 'pipe:1', '-f', 'mp4', '-i', file, '-map', '0:v']
  const child = spawn(findFfmpeg()!, [...args, '-vsync', 'passthrough', '-f', 'null', '-'])
  let [said, complaint] = ['', '']
  child.stdout.on('data', (bytes) => (said += bytes))
  child.stderr.on('data', (bytes) => (complaint += bytes))
  await new Promise((resolve) => child.on('close', resolve))
  return { frames: Number([...said.matchAll(/^frame=(\d+)/gm)].at(-1)?.[1] ?? 0), complaint }
}
