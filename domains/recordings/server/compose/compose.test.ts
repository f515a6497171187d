import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeTape } from '#test/tapes'
import { compose, NothingTaped } from './compose.ts'
import { findFfmpeg, probe } from './ffmpeg.ts'
import { layOut } from './layout.ts'
import { readTapes } from './read-tapes.ts'

const [ELENA, OLGA] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const names = async () =>
  new Map([
    [ELENA, "Елена Сергеевна: 'О'Хара\\', %{localtime}"],
    [OLGA, 'Ольга Викторовна'],
  ])

describe.skipIf(!findFfmpeg())('tapes of real packets', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-tapes-'))
  beforeAll(async () => {
    await Promise.all([
      writeTape(folder, { peer: ELENA, source: 'mic', seconds: 8 }),
      writeTape(folder, { peer: ELENA, source: 'camera', seconds: 8, after: 200 }),
    ])
    await writeTape(folder, { peer: ELENA, source: 'screen', seconds: 4, after: 3000 })
    await writeTape(folder, { peer: OLGA, source: 'mic', seconds: 2, after: 8000 })
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('become one film of the right length, seen and heard, and nothing of the work stays', async () => {
    const told: number[] = []
    const film = await compose(folder, names, (share) => told.push(share))
    const { seconds, video, audio } = await probe(film.file)
    expect({ video, audio }).toEqual({ video: true, audio: true })
    expect(seconds).toBeGreaterThan(9.5)
    expect(seconds).toBeLessThan(10.5)
    expect(film.seconds).toBe(10)
    expect(told.at(-1)).toBeGreaterThan(0.9)
    // A player may begin before it has all: what it is made of stands in front.
    expect(readFileSync(film.file).indexOf('moov')).toBeLessThan(readFileSync(film.file).indexOf('mdat'))
    // The screen is what is seen in the middle, the camera before it: other pictures altogether.
    expect(brightnessAt(film.file, 1)).not.toBeCloseTo(brightnessAt(film.file, 5), 0)
    expect(loudnessOf(film.file)).toBeGreaterThan(-40)
    await film.drop()
    expect(readdirSync(folder).filter((name) => !name.endsWith('.mjr'))).toEqual([])
  }, 240_000)

  test('the scenes: who speaks is large; a screen is larger, the speaker in its corner', async () => {
    const tracks = await readTapes(folder, mkdtempSync(path.join(tmpdir(), 'zvonok-work-')))
    const sourceOf = (index: number | null) => (index === null ? null : tracks[index]!.source)
    const scenes = layOut(tracks, 10_000)
    const at = (ms: number) => {
      const { main, corner, peer } = scenes.find(({ from, to }) => from <= ms && to > ms)!
      return { main: sourceOf(main), corner: sourceOf(corner), peer }
    }
    expect(at(1500)).toEqual({ main: 'camera', corner: null, peer: ELENA })
    expect(at(5000)).toEqual({ main: 'screen', corner: 'camera', peer: ELENA })
    expect(at(9700), 'no camera of hers: her name alone').toMatchObject({ peer: OLGA })
  }, 240_000)

  test('a tape that a crash has cut off is read to its last whole packet; what is no tape is passed over', async () => {
    const cut = mkdtempSync(path.join(tmpdir(), 'zvonok-cut-'))
    const file = await writeTape(cut, { peer: ELENA, source: 'camera', seconds: 4 })
    await writeTape(cut, { peer: ELENA, source: 'mic', seconds: 4 })
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    writeFileSync(path.join(cut, `${OLGA}.camera.1.mjr`), 'MJR0')
    writeFileSync(path.join(cut, `${OLGA}.camera.2.mjr`), '')
    const film = await compose(cut, names)
    const { seconds, video, audio } = await probe(film.file)
    expect({ video, audio }).toEqual({ video: true, audio: true })
    expect(Math.round(seconds)).toBe(4)
    rmSync(cut, { recursive: true, force: true })
  }, 240_000)

  test('of nothing nothing is composed', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'zvonok-empty-'))
    await expect(compose(empty, names)).rejects.toThrow(NothingTaped)
    rmSync(empty, { recursive: true, force: true })
    await expect(compose(empty, names)).rejects.toThrow(NothingTaped)
  })
})

function brightnessAt(file: string, second: number): number {
  const args = [
    '-loglevel',
    'error',
    '-ss',
    String(second),
    '-i',
    file,
    '-frames:v',
    '1',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-',
  ]
  const bytes = execFileSync('/usr/bin/ffmpeg', args, { maxBuffer: 10_000_000 })
  return bytes.reduce((sum, one) => sum + one, 0) / bytes.length
}

function loudnessOf(file: string): number {
  const said = execFileSync('/bin/sh', ['-c', `/usr/bin/ffmpeg -i '${file}' -af volumedetect -vn -f null - 2>&1`], {
    encoding: 'utf8',
  })
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(said)?.[1])
}
