import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

// Tapes as an engine leaves them, of real VP8 and Opus packets: ffmpeg makes them, we write down what arrives.

export interface Taped {
  peer: string
  source: 'mic' | 'camera' | 'screen'
  /** Milliseconds after the first tape. */
  after?: number
  seconds: number
  /** Pictures of another size from here on, as a browser does in the middle of a call. */
  size?: string
  rate?: number
}

const VOICE = 'sine=frequency=300:sample_rate=48000'
const NOISE = 'anoisesrc=color=pink:sample_rate=48000:amplitude=0.4'

export async function writeTape(folder: string, { peer, source, after = 0, seconds, ...more }: Taped): Promise<string> {
  const audio = source === 'mic'
  const { size = source === 'screen' ? '640x360' : '320x180', rate = source === 'screen' ? 5 : 20 } = more
  const input = audio
    ? `${NOISE}[n];${VOICE}[v];[n][v]amix=inputs=2,arealtime=speed=6`
    : `testsrc2=size=${size}:rate=${rate},realtime=speed=6`
  const codec = audio
    ? ['-c:a', 'libopus', '-b:a', '32k', '-ac', '2']
    : ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k', '-g', '60']
  const packets = await receive([
    ...['-f', 'lavfi', '-i', input, '-t', String(seconds), ...codec],
    ...['-f', 'rtp', '-payload_type', audio ? '111' : '96'],
  ])
  const u = (1_700_000_000_000 + after) * 1000
  const json = Buffer.from(JSON.stringify({ t: audio ? 'a' : 'v', c: audio ? 'opus' : 'vp8', d: source, s: u, u }))
  const file = path.join(folder, `${peer}.${source}.${after}.mjr`)
  writeFileSync(file, Buffer.concat([Buffer.from('MJR00002'), sized(json), ...packets.map(framed)]))
  return file
}

const sized = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes])
const framed = (packet: Buffer): Buffer => Buffer.concat([Buffer.from('MEET'), Buffer.alloc(4), sized(packet)])

async function receive(args: string[]): Promise<Buffer[]> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const packets: Buffer[] = []
  // The other half of the packets says how it goes, and is no picture.
  socket.on('message', (packet) => {
    const kind = packet[1]! & 127
    if (kind === 96 || kind === 111) packets.push(packet)
  })
  const { port } = socket.address()
  const target = `rtp://127.0.0.1:${port}?rtcpport=${port}&pkt_size=1200`
  const child = spawn('/usr/bin/ffmpeg', ['-nostdin', '-loglevel', 'error', ...args, target], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'close')
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.close()
  if (code !== 0) throw new Error(`ffmpeg ends with ${code}`)
  return packets
}
