import type { ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { config, secret, type TurnConfig } from '#server/config'
import { log } from '#server/log'
import { endChild } from './end-child.ts'
import { startRightless } from './rightless.ts'
import { makeRunFolder } from './run-folders.ts'
import { copyCertificate } from './turn-certificate.ts'
import { isLoopback, writeRelayConfig } from './turn-config.ts'

// A relay for browsers whose network lets nothing through to the engine: Debian's coturn as a child of ours, or one
// that others run. Either knows a word that it shares with us, and believes whoever bears one made from it.

const PROGRAM = '/usr/bin/turnserver'
const START_WITHIN = 10_000
const PAUSE_AT_MOST = 15_000
const CERTIFICATE_LOOKED_AT = 3600_000

type Own = Extract<TurnConfig, { kind: 'own' }>

export type RelayState = { kind: 'none' | 'own' | 'remote'; up: boolean }

let child: ChildProcess | undefined
let up = false
let stopping = false
let pause = 250
let again: NodeJS.Timeout | undefined
/** Where TLS is spoken, once a certificate was there to begin with. */
let secure: string | undefined
let renew: () => void = () => undefined

/** Where a relay is, and the word that it shares with us. */
export function theRelay(): { urls: string[]; secret: string; only: boolean } | undefined {
  const { turn } = config
  if (turn?.kind !== 'own') return turn
  const at = `turn:${addresses().named}:${turn.port}`
  const urls = [`${at}?transport=udp`, `${at}?transport=tcp`, ...(secure ? [secure] : [])]
  return { urls, secret: ownSecret(), only: turn.only }
}

/** Of a relay that others run we know no more than that it is named. */
export const relayState = (): RelayState =>
  config.turn ? { kind: config.turn.kind, up: config.turn.kind === 'remote' || up } : { kind: 'none', up: false }

export function keepRelay(): { stop(): void; renew(): void } {
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
    renew: () => renew(),
  }
}

async function begin(own: Own): Promise<void> {
  const { port, ports, tls } = own
  const run = makeRunFolder(tmpdir(), 'zvonok-turn')
  const { listens, relays, engines } = addresses()
  const speaksTls = tls !== undefined && copyCertificate(run, tls)
  secure = speaksTls ? `turns:${tls.name}:${tls.port}?transport=tcp` : undefined
  const wishes = { listens, port, relays, ports, secret: ownSecret(), engines }
  const file = writeRelayConfig(run, { ...wishes, ...(speaksTls ? { tlsPort: tls.port } : {}) })
  const started = startRightless(PROGRAM, ['-c', file], run)
  child = started
  renew = () => {
    if (speaksTls && copyCertificate(run, tls)) started.kill('SIGUSR2')
  }
  const looking = setInterval(renew, CERTIFICATE_LOOKED_AT)
  looking.unref()
  started.once('exit', (code, signal) => {
    clearInterval(looking)
    rmSync(run, { recursive: true, force: true })
    up = false
    if (stopping) return
    log.error({ code, signal }, 'the relay has gone, another one starts')
    again = setTimeout(() => begin(own), pause)
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
