import { createServer, type Server, type Socket } from 'node:net'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { unlessRefused } from '#server/errors'
import { log } from '#server/log'
import { admitCamera } from '../admit-camera.ts'
import { feedFor } from '../feeds.ts'
import { openCameraInlet } from './camera.ts'
import { type Publisher, serveCamera } from './session.ts'

/** The door for cameras and programs: opened when the first of them is invited. */
let door: Promise<Server> | undefined
let db: Db | undefined
const inside = new Set<Socket>()
const CROWD = 64

/** The database that keys are looked up in: of the server, or of a test's world. */
export function admitFrom(next: Db): void {
  db = next
}

/** The port, which is another one where the usual one is taken. */
export async function openDoor(): Promise<number> {
  door ??= listen(config.cameraPort).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    log.warn({ port: config.cameraPort }, 'the port for cameras is taken: another one is used')
    return listen(0)
  })
  door.catch(() => {
    door = undefined
  })
  const address = (await door).address()
  if (typeof address !== 'object' || !address) throw new Error('the door for cameras has no port')
  return address.port
}

function listen(port: number): Promise<Server> {
  const server = createServer((socket) => {
    if (inside.size >= CROWD) return socket.destroy()
    inside.add(socket)
    socket.on('close', () => inside.delete(socket))
    serveCamera(socket, (key, camera) =>
      unlessRefused(admit(key, camera, socket.remoteAddress ?? '')).catch((error) => {
        log.error({ err: error }, 'a camera is turned away by a fault of ours')
        return null
      }),
    )
  })
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, config.host, () => resolve(server))
  })
}

async function admit(key: string, camera: { resume(): void; end(): void }, address: string): Promise<Publisher | null> {
  if (!db) return null
  const row = await admitCamera(db, key, address)
  return row && openCameraInlet(feedFor(row), camera)
}

export async function closeDoor(): Promise<void> {
  const open = await door?.catch(() => undefined)
  door = undefined
  for (const socket of inside) socket.destroy()
  await new Promise<void>((resolve) => (open ? open.close(() => resolve()) : resolve()))
}
