import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Frame, webmBlock, webmCluster, webmHead } from './webm.ts'

const CLUSTER_LASTS = 5000

export async function writeWebm(
  file: string,
  kind: 'audio' | 'video',
  frames: AsyncIterable<Frame>,
  seen: (frame: Frame) => void,
): Promise<boolean> {
  const out = createWriteStream(file, { mode: 0o600 })
  const put = async (bytes: Buffer) => {
    if (!out.write(bytes)) await once(out, 'drain')
  }
  let cluster: number | undefined
  for await (const frame of frames) {
    seen(frame)
    if (cluster === undefined) await put(webmHead([kind === 'video' ? 'VP8' : 'OPUS'], frame.bytes))
    if (cluster === undefined || frame.at - cluster > CLUSTER_LASTS) {
      cluster = frame.at
      await put(webmCluster(cluster))
    }
    await put(webmBlock(1, frame, cluster))
  }
  out.end()
  await once(out, 'close')
  return cluster !== undefined
}
