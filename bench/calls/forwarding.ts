import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Source } from '../../domains/calls/contract.ts'
import { startBuiltin } from '../../domains/calls/server/media/builtin.ts'
import type { MediaEngine } from '../../domains/calls/server/media/engine.ts'
import { startJanus } from '../../domains/calls/server/media/janus.ts'
import { readAnswer, readOffer } from '../../domains/calls/server/media/sdp.ts'
import { cpuSeconds } from '../cpu.ts'
import type { Outcome } from '../figures.ts'
import { openBareRoom, startBareJanus } from './bare-janus.ts'
import { openReceiver, openSender, type Receiver, type Sender, until } from './peers.ts'

// One who sends a voice and a picture, and many who receive: what passing it on costs, of one core.

const STEADY = 10_000
/** Of one stream in a second: a voice, and a picture of 20 frames. */
const PACKETS = 110
const PORTS: [number, number] = [47_000, 48_999]

interface Carrier {
  pid: number
  publish(offer: string, mids: Record<string, Source>): Promise<string>
  subscribe(viewer: string, answer: (offer: string) => Promise<string>): Promise<void>
  stop(): Promise<void> | void
}

export async function measureForwarding(
  subject: 'builtin' | 'janus' | 'bare janus',
  viewers: number,
): Promise<Outcome> {
  const carrier = await startCarrier(subject)
  // Beside the generator, not under it.
  execFileSync('taskset', ['-acp', '0', String(carrier.pid)], { stdio: 'ignore' })
  const sender: Sender = await openSender()
  const receivers: Receiver[] = []
  try {
    await sender.take(await carrier.publish(readOffer(sender.offer, sender.mids), sender.mids))
    await until('the sender is there', sender.connected)
    sender.talk()
    for (let viewer = 0; viewer < viewers; viewer += 1) {
      receivers.push(await comes(carrier, viewer))
    }
    await until('all receive', () => receivers.every(({ packets }) => packets > 50))
    const before = { cpu: cpuSeconds(carrier.pid), packets: sum(receivers) }
    await sleep(STEADY)
    const cpu = ((cpuSeconds(carrier.pid) - before.cpu) * 100_000) / STEADY
    const packets = ((sum(receivers) - before.packets) * 1000) / STEADY
    return {
      scenario: `one sends 500 kbit/s, ${viewers} receive`,
      subject,
      figures: [
        { name: 'passed on', value: packets, unit: 'packets/s' },
        { name: 'CPU', value: cpu, unit: '% of a core' },
        { name: 'CPU per 1,000 packets a second', value: (cpu * 1000) / packets, unit: '% of a core' },
        { name: 'streams of 500 kbit/s a core carries', value: (100 * packets) / cpu / PACKETS, unit: '' },
      ],
      faults: [],
    }
  } finally {
    await Promise.all([sender.close(), ...receivers.map((one) => one.close())])
    await carrier.stop()
  }
}

/** As a page does: what is not up in five seconds is begun anew. */
async function comes(carrier: Carrier, viewer: number, tries = 3): Promise<Receiver> {
  const receiver = openReceiver()
  await carrier.subscribe(`viewer-${viewer}-${tries}`, async (offer) => readAnswer(await receiver.answer(offer)))
  const up = await until('it is up', receiver.connected, 5000).then(
    () => true,
    () => false, // a handshake has stuck
  )
  if (up) return receiver
  await receiver.close()
  if (tries === 1) throw new Error(`viewer ${viewer} does not come up`)
  return comes(carrier, viewer, tries - 1)
}

const sum = (receivers: Receiver[]): number => receivers.reduce((all, { packets }) => all + packets, 0)

async function startCarrier(subject: 'builtin' | 'janus' | 'bare janus'): Promise<Carrier> {
  if (subject === 'bare janus') {
    const janus = await startBareJanus()
    const room = await openBareRoom(janus.address)
    return {
      pid: janus.pid,
      publish: room.publish,
      subscribe: (_viewer, answer) => room.subscribe(answer),
      stop: () => janus.stop(),
    }
  }
  const start = subject === 'janus' ? startJanus : startBuiltin
  const before = children()
  const engine = await start({ lost: () => undefined, changed: () => undefined }, PORTS)
  const pid = children().find((one) => !before.includes(one))!
  return overEngine(pid, engine)
}

function overEngine(pid: number, engine: MediaEngine): Carrier {
  const room = 'bench'
  return {
    pid,
    async publish(offer, mids) {
      const answer = await engine.publish({ room, peer: 'teacher' }, offer, mids)
      await engine.allow({ room, peer: 'teacher' }, Object.values(mids))
      return answer
    },
    async subscribe(viewer, answer) {
      const at = { room, peer: viewer }
      let offer = await engine.offer(at, true)
      await until('something is offered', async () => {
        offer ??= await engine.offer(at, false)
        return offer !== null
      })
      await engine.answer(at, offer!.version, await answer(offer!.sdp))
    },
    stop: () => engine.stop(),
  }
}

const children = (): number[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number)
