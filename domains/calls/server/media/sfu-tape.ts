import path from 'node:path'
import type { RtpPacket } from 'werift'
import type { Source } from '../../contract.ts'
import type { Recorded } from './engine.ts'
import { MjrFile } from './mjr.ts'
import type { Flow, Taker } from './sfu-flow.ts'
import { kindOf } from './sfu-peer.ts'

/** A viewer that writes what it is passed: a file for each run of packets whose numbers go on. */
class Tape implements Taker {
  readonly flow: Flow
  private readonly name: string
  private file: MjrFile | undefined
  private no = 0

  constructor(flow: Flow, name: string) {
    this.flow = flow
    this.name = name
  }

  replaceRTP(): void {
    void this.close()
  }

  async sendRtp(packet: RtpPacket): Promise<void> {
    const audio = kindOf(this.flow.source) === 'audio'
    this.file ??= new MjrFile(`${this.name}.${this.no++}.mjr`, {
      t: audio ? 'a' : 'v',
      c: audio ? 'opus' : 'vp8',
      d: this.flow.source,
    })
    this.file.write(packet.serialize())
  }

  async close(): Promise<void> {
    const { file } = this
    this.file = undefined
    await file?.close()
  }
}

type Peers = Iterable<[string, { flows: Map<Source, Flow> }]>

/** The tapes that run: `record` makes them equal to what is asked, and may be asked again and again. */
export function openTapes() {
  const running = new Map<string, Map<string, Tape>>()

  return async function record(room: string, peers: Peers, wish: Recorded | null): Promise<void> {
    const tapes = running.get(room) ?? new Map<string, Tape>()
    running.set(room, tapes)
    const wanted = new Map<string, Flow>()
    for (const [peer, { flows }] of peers)
      if (wish?.peers.includes(peer)) for (const [source, flow] of flows) wanted.set(`${peer}.${source}`, flow)
    for (const [key, tape] of tapes) {
      if (wanted.get(key) === tape.flow) continue
      tapes.delete(key)
      tape.flow.detach(tape)
      await tape.close()
    }
    for (const [key, flow] of wanted) {
      if (tapes.has(key)) continue
      const tape = new Tape(flow, path.join(wish!.folder, `${key}.${Date.now()}`))
      tapes.set(key, tape)
      flow.attach(tape, true)
      flow.arrive(tape)
    }
    if (tapes.size === 0) running.delete(room)
  }
}
