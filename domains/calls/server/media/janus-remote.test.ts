import type { ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { endChild } from './end-child.ts'
import { joinJanus } from './janus.ts'
import { writeConfig } from './janus-config.ts'
import { canRunJanus, findJanusFolder } from './janus-installed.ts'
import { openJanus } from './janus-wire.ts'
import { openNodes } from './nodes.ts'
import { startRightless } from './rightless.ts'
import { makeRunFolder } from './run-folders.ts'
import { offerOf } from './test-offer.ts'

const WORDS = { secret: 'api word', roomKey: 'room word' }
const AT = { room: 'lesson', peer: 'timur' }
const hears = { lost: () => undefined, changed: () => undefined }

describe.skipIf(!canRunJanus())('a Janus that others run', () => {
  let run: string
  let child: ChildProcess
  let address: string

  function begin(): void {
    const words = { api: WORDS.secret, admin: 'admin word', room: WORDS.roomKey }
    writeConfig(run, findJanusFolder()!, words, { ports: [44_000, 44_499], address: undefined, loops: 2 })
    child = startRightless('/usr/bin/janus', ['-F', `${run}/etc`, '-C', `${run}/etc/janus.jcfg`], run)
  }
  const listens = () => vi.waitFor(async () => (await join(hears)).stop(), 10_000)
  const join = (those: typeof hears, words = WORDS) => joinJanus(address, words, those)

  beforeEach(async () => {
    run = makeRunFolder(tmpdir(), 'zvonok-remote')
    address = `ws+unix://${run}/api.sock:/`
    begin()
    await vi.waitFor(() => expect(existsSync(`${run}/api.sock`)).toBe(true), 10_000)
    await listens()
  })
  afterEach(() => {
    endChild(child)
    rmSync(run, { recursive: true, force: true })
  })

  test('without the right word nothing begins', async () => {
    await expect(join(hears, { ...WORDS, secret: 'guessed' })).rejects.toThrow('403')
    await expect(join(hears, { ...WORDS, roomKey: 'guessed' })).rejects.toThrow()
  })

  test('what an earlier life of ours has left is cleared away; rooms of others stay', async () => {
    const strangers = await openJanus(address, WORDS.secret, { told: hears.lost, closed: hears.lost })
    const handle = await strangers.attach()
    const theirs = { room: 'theirs', description: 'others', is_private: true }
    await strangers.message(handle, { request: 'create', admin_key: WORDS.roomKey, ...theirs })
    const before = await join(hears)
    await before.publish(AT, await offerOf(), { 0: 'mic' })
    await before.stop()
    const after = await join(hears)
    expect(await after.publish(AT, await offerOf(), { 0: 'mic' })).toContain('a=fingerprint')
    const { data } = await strangers.message(handle, { request: 'list', admin_key: WORDS.roomKey })
    expect((data.list as { room: string }[]).map(({ room }) => room).toSorted()).toEqual(['lesson', 'theirs'])
    await after.stop()
    strangers.close()
  })

  test('away, it is asked again and again; its calls are told, and it is back as soon as it is there', async () => {
    const lost: string[] = []
    const pool = { lost: (rooms: string[]) => lost.push(...rooms), changed: hears.changed, weigh: () => 0 }
    const nodes = openNodes([{ name: 'theirs', start: join }], pool)
    const running = await nodes.engineFor(AT.room)
    await running.publish(AT, await offerOf(), { 0: 'mic' })
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(lost).toEqual([AT.room]), 5000)
    await vi.waitFor(() => expect(nodes.state()).toMatchObject([{ state: 'down', calls: 0 }]), 5000)
    await expect(nodes.engineFor(AT.room)).rejects.toThrow('no media engine is there')
    begin()
    await vi.waitFor(() => expect(nodes.state()).toMatchObject([{ state: 'up' }]), 15_000)
    await nodes.stop()
  }, 40_000)
})
