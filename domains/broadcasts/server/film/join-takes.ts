import { spawn } from 'node:child_process'
import { readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { findFfmpeg, probeFilm } from '#domains/recordings'
import { log } from '#server/log'

export class NothingTaped extends Error {}

/** All takes of a broadcast in one file that seeks: copied, not encoded again, so an hour takes seconds. */
export async function joinTakes(folder: string): Promise<{ file: string; seconds: number }> {
  const takes = (await readdir(folder).catch(() => [])).filter((name) => /^\d+\.mp4$/.test(name)).toSorted()
  const whole: { file: string; seconds: number }[] = []
  for (const name of takes) {
    const file = path.join(folder, `plain-${name}`)
    const read = await ffmpeg(['-i', path.join(folder, name), '-c', 'copy', file]).catch((error) => {
      // It has ended before its first picture; or the disk is full, which only this line tells.
      log.warn({ take: name, reason: String(error) }, 'a take gives nothing')
      return false
    })
    const seen = read === false ? undefined : await probeFilm(file)
    if (seen?.video && seen.seconds > 0) whole.push({ file, seconds: seen.seconds })
  }
  if (whole.length === 0) throw new NothingTaped('nothing was taped')
  const list = path.join(folder, 'takes.txt')
  await writeFile(list, whole.map(({ file }) => `file '${path.basename(file)}'\n`).join(''))
  const film = path.join(folder, 'film.mp4')
  await ffmpeg(['-f', 'concat', '-i', list, '-c', 'copy', '-movflags', '+faststart', film])
  const total = whole.reduce((sum, { seconds }) => sum + seconds, 0)
  const { seconds, video, audio } = await probeFilm(film)
  if (!video || !audio || Math.abs(seconds - total) > Math.max(2, total * 0.02)) {
    throw new Error(`the film is not what was on the air: ${JSON.stringify({ seconds, video, audio, total })}`)
  }
  for (const { file } of whole) await rm(file)
  return { file: film, seconds: Math.round(seconds) }
}

async function ffmpeg(args: string[]): Promise<void> {
  const child = spawn(findFfmpeg()!, ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/bin:/bin' },
  })
  // Lessons go on meanwhile.
  if (child.pid) os.setPriority(child.pid, 10)
  let complaint = ''
  child.stderr.on('data', (bytes) => (complaint = (complaint + bytes).slice(-2000)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`ffmpeg ends with ${code}: ${complaint}`)
}
