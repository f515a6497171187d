import type { ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { config, secret } from '#server/config'
import { log } from '#server/log'
import { endChild } from './end-child.ts'
import { startRightless } from './rightless.ts'
import { makeRunFolder } from './run-folders.ts'
import { isLoopback, writeRelayConfig } from './turn-config.ts'

// A relay for browsers whose network lets nothing through to the engine: Debian's coturn as a child of ours, or one
// that others run. Either knows a word that it shares with us, and believes whoever bears one made from it.

const PROGRAM = '/usr/bin/turnserver'
const START_WITHIN = 10_000
const PAUSE_AT_MOST = 15_000

export type RelayState = { kind: 'none' | 'own' | 'remote'; up: boolean }

let child: ChildProcess | undefined
let up = false
let stopping = false
let pause = 250
let again: NodeJS.Timeout | undefined

/** Where a relay is, and the word that it shares with us. */
export function theRelay(): { urls: string[]; secret: string; only: boolean } | undefined {
  const { turn } = config
  if (turn?.kind !== 'own') return turn
  const at = `turn:${addresses().named}:${turn.port}`
  return { urls: [`${at}?transport=udp`, `${at}?transport=tcp`], secret: ownSecret(), only: turn.only }
}

/** Of a relay that others run we know no more than that it is named. */
export const relayState = (): RelayState =>
  config.turn ? { kind: config.turn.kind, up: config.turn.kind === 'remote' || up } : { kind: 'none', up: false }

export function keepRelay(): { stop(): void } {
  stopping = false
  if (config.turn?.kind === 'own') {
    if (existsSync(PROGRAM)) void begin(config.turn)
    else log.error('the relay is wanted as a child, and coturn is not installed')
  }
  return {
    stop() {
      stopping = true
      clearTimeout(again)
      if (child) endChild(child)
    },
  }
}

async function begin({ port, ports }: { port: number; ports: [number, number] }): Promise<void> {
  const run = makeRunFolder(tmpdir(), 'zvonok-turn')
  const { listens, relays, engines } = addresses()
  const file = writeRelayConfig(run, { listens, port, relays, ports, secret: ownSecret(), engines })
  const started = startRightless(PROGRAM, ['-c', file], run)
  child = started
  started.once('exit', (code, signal) => {
    rmSync(run, { recursive: true, force: true })
    up = false
    if (stopping) return
    log.error({ code, signal }, 'the relay has gone, another one starts')
    again = setTimeout(() => begin({ port, ports }), pause)
    again.unref()
    pause = Math.min(pause * 2, PAUSE_AT_MOST)
  })
  up = await answers(listens, port, started)
  if (up) pause = 250
}

async function answers(host: string, port: number, started: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_WITHIN
  while (Date.now() < deadline && started.exitCode === null && started.signalCode === null) {
    const heard = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(true)).on('error', () => resolve(false))
      socket.on('close', () => resolve(false)).once('connect', () => socket.destroy())
    })
    if (heard) return true
    await sleep(50)
  }
  return false
}

const ownSecret = (): string => secret('turn').toString('hex')

/** Where nobody else comes, it listens on the loopback. Janus hears nothing that comes from there, so it relays from the card. */
function addresses(): { named: string; listens: string; relays: string; engines: string[] } {
  const cards = Object.values(networkInterfaces()).flatMap((those) => those ?? [])
  const outside = cards.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
  const local = isLoopback(config.host) || config.host === 'localhost' || outside.length === 0
  const seen = config.mediaAddress
  return {
    named: local ? '127.0.0.1' : (seen ?? outside[0]!),
    listens: local ? '127.0.0.1' : outside[0]!,
    relays: outside[0] ?? '127.0.0.2',
    engines: [...(local ? ['127.0.0.1'] : []), ...outside, ...(seen ? [seen] : [])],
  }
}
