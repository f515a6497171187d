import { execFile } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
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

/** STUN's «who am I»: no word is needed for it. */
const BINDING = Buffer.from(`000100002112a442${'00'.repeat(12)}`, 'hex')
const NAMED = ['-subj', '/CN=school.test', '-addext', 'subjectAltName=DNS:school.test']
// coturn brings a client of its own. Where it is not installed there is no relay to ask.
const NEEDED = ['/usr/bin/turnutils_uclient', '/usr/bin/openssl']
describe.skipIf(!NEEDED.every(existsSync))('our own relay', () => {
  let relay: ReturnType<typeof keepRelay>
  let port: number
  let tlsPort: number
  let folder: string
  let certificate: string
  let key: string
  const makeCertificate = () =>
    run('openssl', [
      ...'req -x509 -newkey rsa:2048 -nodes -days 2'.split(' '),
      ...NAMED,
      '-keyout',
      key,
      '-out',
      certificate,
    ])
  const engine = createSocket('udp4')
  beforeAll(async () => {
    port = await freePort()
    tlsPort = await freePort()
    folder = mkdtempSync(path.join(tmpdir(), 'zvonok-certificate-'))
    certificate = path.join(folder, 'certificate.pem')
    key = path.join(folder, 'key.pem')
    await makeCertificate()
    const tls = { certificate, key, name: 'school.test', port: tlsPort }
    config.turn = { kind: 'own', port, ports: [52_000, 52_099], only: true, tls }
    relay = keepRelay()
    await vi.waitFor(() => expect(relayState()).toEqual({ kind: 'own', up: true }), 10_000)
    engine.on('message', (bytes, from) => engine.send(bytes, from.port, from.address)).bind(0, '127.0.0.1')
    await once(engine, 'listening')
  })
  afterAll(() => {
    engine.close()
    relay.stop()
    config.turn = undefined
    rmSync(folder, { recursive: true })
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
      `turns:school.test:${tlsPort}?transport=tcp`,
    ])
    expect(iceTransportPolicy).toBe('relay')
  })

  test('it passes packets to the engine and back', LONG, async () => {
    expect(await sent('127.0.0.1')).toMatch(/tot_recv_msgs=1\b/)
  })

  /** Asks over TLS what every relay answers to anybody; no answer where another certificate is shown. */
  const answersAsTheSchool = (): Promise<boolean> =>
    new Promise((resolve) => {
      const asked = { host: '127.0.0.1', port: tlsPort, servername: 'school.test', ca: readFileSync(certificate) }
      const socket = connect(asked, () => socket.write(BINDING))
      socket
        .on('error', () => resolve(false))
        .once('data', (answer) => {
          resolve(answer.readUInt16BE(0) === 0x0101)
          socket.destroy()
        })
    })

  test(
    'and over TLS, by the certificate that the school has given, and by the next one once it is renewed',
    LONG,
    async () => {
      expect(await answersAsTheSchool()).toBe(true)
      await makeCertificate()
      expect(await answersAsTheSchool()).toBe(false)
      relay.renew()
      await vi.waitFor(async () => expect(await answersAsTheSchool()).toBe(true), 10_000)
    },
  )

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
