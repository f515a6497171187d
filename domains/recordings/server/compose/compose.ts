import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { probe, runFfmpeg } from './ffmpeg.ts'
import { graphOf } from './filters.ts'
import { layOut } from './layout.ts'
import { readTapes, type Track } from './read-tapes.ts'

export class NothingTaped extends Error {}

export interface Composed {
  file: string
  seconds: number
  /** Takes everything of the work away. */
  drop(): Promise<void>
}

/** One film of a folder of tapes. `nameOf` tells how people are called in it; `told` hears a share from 0 to 1. */
export async function compose(
  folder: string,
  nameOf: (peers: string[]) => Promise<Map<string, string>>,
  told: (share: number) => void = () => undefined,
): Promise<Composed> {
  const work = await mkdtemp(path.join(folder, 'work-')).catch((error) => {
    throw error.code === 'ENOENT' ? new NothingTaped('nothing was taped') : error
  })
  const drop = () => rm(work, { recursive: true, force: true })
  try {
    const tracks = await readTapes(folder, work)
    if (tracks.length === 0) throw new NothingTaped('nothing was taped')
    const total = Math.max(1000, ...tracks.map(({ to }) => to))
    const names = await writeNames(work, await nameOf([...new Set(tracks.map(({ peer }) => peer))]))
    const graph = graphOf(tracks, layOut(tracks, total), names, total)
    const output = path.join(work, 'film.mp4')
    await runFfmpeg({ tracks, graph, total, output }, (done) => told(Math.min(1, done / total)))
    await look(output, tracks, total)
    return { file: output, seconds: Math.round(total / 1000), drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function writeNames(work: string, names: Map<string, string>): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const [peer, name] of names) {
    const file = path.join(work, `name-${files.size}.txt`)
    await writeFile(file, name)
    files.set(peer, file)
  }
  return files
}

/** A film that is too short or mute has gone wrong, whatever ffmpeg says. */
async function look(file: string, tracks: Track[], total: number): Promise<void> {
  const { seconds, video, audio } = await probe(file)
  const heard = tracks.some(({ kind }) => kind === 'audio')
  if (!video || audio !== heard || Math.abs(seconds * 1000 - total) > Math.max(1500, total * 0.02)) {
    throw new Error(`the film is not what was taped: ${JSON.stringify({ seconds, video, audio, total })}`)
  }
}
