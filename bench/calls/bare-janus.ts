import type { ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Source } from '../../domains/calls/contract.ts'
import { writeConfig } from '../../domains/calls/server/media/janus-config.ts'
import { findJanusFolder } from '../../domains/calls/server/media/janus-installed.ts'
import { withoutTrickle } from '../../domains/calls/server/media/janus-sdp.ts'
import { openJanus } from '../../domains/calls/server/media/janus-wire.ts'
import { startRightless } from '../../domains/calls/server/media/rightless.ts'
import { makeRunFolder } from '../../domains/calls/server/media/run-folders.ts'
import { freePort } from '../../test/running-server.ts'
import { until } from './peers.ts'

export const WORD = 'bench'

export interface BareJanus {
  pid: number
  address: string
  stop(): void
}

/** The same Janus with the same settings as ours, which anybody may speak to. */
export async function startBareJanus(): Promise<BareJanus> {
  const run = makeRunFolder(tmpdir(), 'zvonok-bare')
  const port = await freePort()
  const words = { api: WORD, admin: WORD, room: WORD }
  writeConfig(run, findJanusFolder()!, words, { ports: [45_000, 46_999], address: undefined, loops: 2 })
  writeFileSync(
    `${run}/etc/janus.transport.websockets.jcfg`,
    `general: { json = "compact" ws = true ws_port = ${port} ws_ip = "127.0.0.1" wss = false }\nadmin: { admin_ws = false admin_wss = false }\n`,
  )
  const child: ChildProcess = startRightless('/usr/bin/janus', ['-F', `${run}/etc`, '-C', `${run}/etc/janus.jcfg`], run)
  const address = `ws://127.0.0.1:${port}`
  await until('janus answers', async () => {
    const wire = await openJanus(address, WORD, { told: () => undefined, closed: () => undefined }).catch(
      () => undefined,
    )
    wire?.close()
    return wire !== undefined
  })
  return {
    pid: child.pid!,
    address,
    stop() {
      child.kill('SIGTERM')
      rmSync(run, { recursive: true, force: true })
    },
  }
}

/** VideoRoom by its own words: no ear, no broker. */
export async function openBareRoom(address: string) {
  const wire = await openJanus(address, WORD, { told: () => undefined, closed: () => undefined })
  const room = 'bare'
  const first = await wire.attach()
  await wire.message(first, {
    ...{ request: 'create', admin_key: WORD, room, is_private: true, publishers: 500, bitrate: 2_300_000 },
    ...{ bitrate_cap: true, fir_freq: 0, audiocodec: 'opus', videocodec: 'vp8', opus_fec: true, opus_dtx: true },
  })
  return {
    async publish(sdp: string, mids: Record<string, Source>): Promise<string> {
      await wire.message(first, { request: 'join', ptype: 'publisher', room, id: 'teacher' }, { event: true })
      const descriptions = Object.entries(mids).map(([mid, description]) => ({ mid, description }))
      const offer = { type: 'offer', sdp: withoutTrickle(sdp) } as const
      const { jsep } = await wire.message(first, { request: 'publish', descriptions }, { jsep: offer, event: true })
      return jsep!.sdp
    },
    async subscribe(answer: (offer: string) => Promise<string>): Promise<void> {
      const handle = await wire.attach()
      const body = { request: 'join', ptype: 'subscriber', room, streams: [{ feed: 'teacher' }] }
      const { jsep } = await wire.message(handle, body, { event: true })
      const sdp = withoutTrickle(await answer(jsep!.sdp))
      await wire.message(handle, { request: 'start' }, { jsep: { type: 'answer', sdp }, event: true })
    },
    close: () => wire.close(),
  }
}
