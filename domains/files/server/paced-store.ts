import { pipeline, type Readable, Transform } from 'node:stream'
import { FileStore } from '@tus/file-store'

/** Bytes of all uploads together that one turn of the event loop takes. */
const PER_TURN = 256 * 1024

let spent = 0
let waiting: (() => void)[] = []

/** A file store whose uploads wait for one another, so that two hundred of them never hold up a message. */
export class PacedStore extends FileStore {
  constructor(directory: string) {
    super({ directory })
    // No length told later: a limit is a limit from the first byte.
    this.extensions = ['creation', 'termination']
  }

  override write(readable: Readable, id: string, offset: number): Promise<number> {
    const paced = new Transform({
      highWaterMark: 64 * 1024,
      transform: (chunk: Buffer, _encoding, done) => {
        takeTurn(chunk.length, () => done(null, chunk))
      },
    })
    // An error of the source reaches the store through `paced`, which keeps what has come so far.
    pipeline(readable, paced, () => undefined)
    return super.write(paced, id, offset)
  }
}

function takeTurn(bytes: number, go: () => void): void {
  if (spent === 0) setImmediate(nextTurn)
  if (spent < PER_TURN) {
    spent += bytes
    go()
  } else waiting.push(() => takeTurn(bytes, go))
}

function nextTurn(): void {
  spent = 0
  const next = waiting
  waiting = []
  for (const go of next) go()
}
