import { type ChildProcess, fork } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { webmBlock, webmCluster, webmHead } from '#domains/recordings'
import { config } from '#server/config'
import { log } from '#server/log'
import type { Feed, Inlet } from '../stream/feed.ts'
import type { Asked, Network, Received, Told } from './talk.ts'

const CHILD = path.join(import.meta.dirname, 'child.ts')
const ANSWERS_WITHIN = 20_000

export interface Camera {
  answer: string
  end(): void
}

/** A camera over WebRTC, on its way into the feed as a browser's recording is: in WebM. */
export async function openCamera(
  feed: Feed,
  { sdp, sound }: { sdp: string; sound: boolean },
  gone: () => void,
): Promise<Camera> {
  const child = fork(CHILD, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { PATH: process.env.PATH, ZVONOK_WHIP: JSON.stringify(network()) },
    serialization: 'advanced',
  })
  const ask = (asked: Asked) => void (child.connected && child.send(asked))
  const end = () => void child.kill('SIGKILL')
  const pass = passer(feed, sound, { ask, end })
  child.stderr!.on('data', (bytes) => log.warn({ said: String(bytes).slice(0, 2000) }, 'a camera makes trouble'))
  child.on('exit', () => {
    pass.gone()
    gone()
  })
  child.on('message', (told: Told) => {
    if ('ready' in told) ask({ offer: sdp })
    if ('frame' in told) pass.take(told.frame)
  })
  try {
    return { answer: await answerOf(child), end }
  } catch (error) {
    end()
    throw error
  }
}

function answerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('a camera is not answered')), ANSWERS_WITHIN)
    late.unref()
    child.on('message', (told: Told) => {
      if ('answer' in told) resolve(told.answer)
      if ('refused' in told) reject(new Error(told.refused))
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the process of a camera has ended')))
  })
}

/** Pictures and sounds into the feed, each time from a whole picture on. */
function passer(feed: Feed, sound: boolean, { ask, end }: { ask(asked: Asked): void; end(): void }) {
  let inlet: Inlet | undefined
  let whole = false
  const again = () => {
    whole = false
    ask({ keyFrame: true })
  }

  function begin({ codec, bytes }: Received): void {
    const head = webmHead(sound ? [codec, 'OPUS'] : [codec], bytes)
    inlet = {
      source: 'camera',
      form: 'webm',
      sound,
      head() {
        again()
        return head
      },
      dropped: end,
    }
    feed.connect(inlet)
    whole = true
  }

  function take(frame: Received): void {
    const picture = frame.codec !== 'OPUS'
    if (!inlet && picture && frame.key) begin(frame)
    whole ||= picture && frame.key
    if (!inlet || !whole) return
    const block = webmBlock(picture ? 1 : 2, frame, frame.at)
    const free = feed.write(inlet, Buffer.concat([webmCluster(frame.at), block]))
    // What is live cannot wait: an encoder that is far behind gets the next whole picture.
    if (!free && feed.health().behind) again()
  }

  return { take, gone: () => inlet && feed.disconnect(inlet) }
}

/** The loopback address only where there is no other, or where the whole server listens there alone. */
function network(): Network {
  const cards = Object.values(networkInterfaces()).flat()
  const outside = cards.some((card) => card && !card.internal && card.family === 'IPv4')
  const local = ['127.0.0.1', 'localhost', '::1'].includes(config.host)
  return {
    addresses: !outside || local ? ['127.0.0.1'] : [],
    ports: config.mediaPorts,
    address: config.mediaAddress,
  }
}
