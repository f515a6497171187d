import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** The antivirus does not answer: ask it again later. */
export class ClamdAway extends Error {
  override name = 'ClamdAway'
}

const SILENCE_AT_MOST = 120_000

/**
 * Sends a file through clamd's INSTREAM (clamd(8)): pieces with their length before them, an empty one at the end.
 * `skipped`: larger than StreamMaxLength of clamd's configuration, so that it took only a part.
 */
export async function scanForViruses(address: string, file: string): Promise<'clean' | 'infected' | 'skipped'> {
  const socket = dial(address)
  const answer = readAnswer(socket)
  answer.catch(() => undefined)
  try {
    await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), pieces, socket, { end: false })
  } catch {
    // clamd hangs up once it has heard enough; what it says counts, and if it says nothing that is told below.
  }
  const said = await answer
  socket.destroy()
  if (/ FOUND$/.test(said)) return 'infected'
  if (/^stream: OK$/.test(said)) return 'clean'
  if (/size limit exceeded/.test(said)) return 'skipped'
  throw new ClamdAway(`clamd says: ${said || 'nothing'}`)
}

async function* pieces(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const part of parts) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    yield length
    yield part
  }
  yield Buffer.alloc(4)
}

function dial(address: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? []
  const socket = host ? connect(Number(port), host) : connect(address)
  return socket.setTimeout(SILENCE_AT_MOST, () => socket.destroy(new Error('silent for too long')))
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    socket.on('data', (part) => {
      said += part
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')))
    })
    socket.on('error', (error) => (said ? resolve(said) : reject(new ClamdAway(error.message))))
    socket.on('close', () => resolve(said))
  })
}
