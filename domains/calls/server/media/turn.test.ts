import { execFile } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { config } from '#server/config'
import { freePort } from '#test/running-server'
import { iceFor } from './ice.ts'
import { keepRelay, relayState } from './turn.ts'

const run = promisify(execFile)
const DAY = 86_400_000
/** coturn's client waits some seconds of its own accord before it says what it has seen. */
const CLIENT_ENDS_IN = 30_000
const LONG = { timeout: 2 * CLIENT_ENDS_IN }

// coturn brings a client of its own. Where it is not installed there is no relay to ask.
describe.skipIf(!existsSync('/usr/bin/turnutils_uclient'))('our own relay', () => {
  let relay: { stop(): void }
  let port: number
  const engine = createSocket('udp4')
  beforeAll(async () => {
    port = await freePort()
    config.turn = { kind: 'own', port, ports: [52_000, 52_099], only: true }
    relay = keepRelay()
    await vi.waitFor(() => expect(relayState()).toEqual({ kind: 'own', up: true }), 10_000)
    engine.on('message', (bytes, from) => engine.send(bytes, from.port, from.address)).bind(0, '127.0.0.1')
    await once(engine, 'listening')
  })
  afterAll(() => {
    engine.close()
    relay.stop()
    config.turn = undefined
  })

  /** Sends one packet by the relay; what the client says of it. */
  async function sent(to: string, { username, credential } = iceFor('timur').iceServers[0]!): Promise<string> {
    const words = ['-u', username, '-w', credential, '-e', to, '-r', String(engine.address().port)]
    const asked = run('turnutils_uclient', [...words, '-n', '1', '-m', '1', '-c', '-p', String(port), '127.0.0.1'], {
      timeout: CLIENT_ENDS_IN,
    })
    const { stdout, stderr } = await asked.catch((error: { stdout: string; stderr: string }) => error)
    return stdout + stderr
  }

  test('a browser is told where it is, and that everything goes by it', () => {
    const { iceServers, iceTransportPolicy } = iceFor('timur')
    expect(iceServers[0]!.urls).toEqual([
      `turn:127.0.0.1:${port}?transport=udp`,
      `turn:127.0.0.1:${port}?transport=tcp`,
    ])
    expect(iceTransportPolicy).toBe('relay')
  })

  test('it passes packets to the engine and back', LONG, async () => {
    expect(await sent('127.0.0.1')).toMatch(/tot_recv_msgs=1\b/)
  })

  test.each(['127.0.0.3', '10.1.2.3', '169.254.169.254'])('it reaches nothing else: %s', LONG, async (address) => {
    expect(await sent(address)).toContain('403 (Forbidden IP)')
  })

  test.each([
    ['one that has expired', () => iceFor('timur', Date.now() - DAY).iceServers[0]!],
    ['a forged one', () => ({ ...iceFor('timur').iceServers[0]!, username: '99999999999:timur' })],
  ])('%s opens nothing', LONG, async (_, word) => {
    expect(await sent('127.0.0.1', word())).toContain('Cannot complete Allocation')
  })

  test('killed, another one starts', LONG, async () => {
    const child = async () => Number((await run('pgrep', ['-P', String(process.pid), 'turnserver'])).stdout)
    const first = await child()
    process.kill(first, 'SIGKILL')
    await vi.waitFor(async () => expect(await child()).not.toBe(first), 10_000)
    await vi.waitFor(() => expect(relayState().up).toBe(true), 10_000)
    expect(await sent('127.0.0.1')).toMatch(/tot_recv_msgs=1\b/)
  })
})
