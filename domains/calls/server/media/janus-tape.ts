import path from 'node:path'
import type { Recorded } from './engine.ts'
import type { JanusWire } from './janus-wire.ts'

interface Taped {
  sending: number | null
  /** The connection that is recorded, and where to. */
  tape?: string | undefined
}

/** Janus records a publisher, each of their sections in a file of its own; what is off does not come to it. */
export async function recordJanus(
  wire: JanusWire,
  secret: string,
  peers: Iterable<[string, Taped]>,
  wish: Recorded | null,
): Promise<void> {
  for (const [id, peer] of peers) {
    const folder = wish?.peers.includes(id) && peer.sending !== null ? wish.folder : undefined
    const tape = folder && `${peer.sending} ${folder}`
    if (peer.tape === tape || peer.sending === null) continue
    peer.tape = tape
    const where = folder ? { filename: path.join(folder, `${id}.${Date.now()}`) } : {}
    const body = { request: 'configure', record: folder !== undefined, secret, ...where }
    await wire.message(peer.sending, body, { event: true })
  }
}
