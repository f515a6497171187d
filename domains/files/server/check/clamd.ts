import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

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
  const said = await converse(address, async function* () {
    yield Buffer.from('zINSTREAM\0')
    for await (const part of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.length)
      yield length
      yield part
    }
    yield Buffer.alloc(4)
  })
  if (/ FOUND$/.test(said)) return 'infected'
  if (/^stream: OK$/.test(said)) return 'clean'
  if (/size limit exceeded/.test(said)) return 'skipped'
  // Past its limit it hangs up, and its last word may be lost with the line. If it is well, that is what has happened.
  if (said === HUNG_UP && (await isWell(address))) return 'skipped'
  throw new ClamdAway(`clamd says: ${said || 'nothing'}`)
}

const isWell = async (address: string): Promise<boolean> => {
  const said = await converse(address, async function* () {
    yield Buffer.from('zPING\0')
  })
  return said === 'PONG'
}

const HUNG_UP = 'hung up in the middle'

/** Says all of it, or until there is an answer; tells the answer without its closing zero. */
async function converse(address: string, words: () => AsyncGenerator<Buffer>): Promise<string> {
  const socket = dial(address)
  const line = { said: '', open: true, error: undefined as Error | undefined }
  socket.on('data', (part) => {
    line.said += part
  })
  socket.on('error', (error) => {
    line.error = error
  })
  const closed = once(socket, 'close').catch(() => undefined) // the error is kept above
  closed.then(() => {
    line.open = false
  })
  await Promise.race([once(socket, 'connect').catch(() => undefined), closed])
  if (line.error) throw new ClamdAway(line.error.message)

  for await (const part of words()) {
    if (line.said || !line.open) break
    if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
  }
  while (line.open && !line.said.includes('\0'))
    await Promise.race([once(socket, 'data').catch(() => undefined), closed])
  socket.destroy()
  if (!line.said && line.error) return HUNG_UP
  return line.said.replace(/\0.*$/s, '')
}

function dial(address: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? []
  const socket = host ? connect(Number(port), host) : connect(address)
  return socket.setTimeout(SILENCE_AT_MOST, () => socket.destroy(new Error('silent for too long')))
}
