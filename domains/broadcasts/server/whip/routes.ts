import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findFfmpeg } from '#domains/recordings'
import type { Db } from '#server/db'
import { conflict, invalid, notFound, Refusal } from '#server/errors'
import { admitCamera } from '../admit-camera.ts'
import { type BroadcastRow, feedFor } from '../feeds.ts'
import { type Camera, openCamera } from './camera.ts'
import { BadOffer, readOffer } from './offer.ts'

export const WHIP = '/api/broadcasts/whip'

const SDP = 'application/sdp'
const LARGEST = 64 * 1024
/** Each has a process of its own. */
const CROWD = 16

/** Cameras of this process, each with the broadcast whose key opened it. */
const inside = new Map<string, Camera & { broadcastId: string }>()
let coming = 0

/**
 * WHIP (RFC 9725): OBS and cameras that speak WebRTC. The key is the bearer token. There is no trickle: we are at a known
 * address and name it at once. Pages of other sites are told nothing (CORS): cameras and programs ask for no such thing.
 */
export function whipRoutes(app: FastifyInstance, db: Db): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST }, (_request, body, done) => done(null, body))

  app.options(WHIP, (_request, reply) => reply.header('accept-post', SDP).code(204).send())

  app.post(WHIP, async (request, reply) => {
    const row = await admit(db, request)
    const offer = read(request)
    if (!findFfmpeg() || inside.size + coming >= CROWD) {
      throw conflict('Сервер сейчас не примет ещё одну камеру', 'The server takes no other camera just now')
    }
    const id = randomUUID()
    const camera = await begin(id, row, offer)
    return reply.code(201).type(SDP).header('location', `${WHIP}/${id}`).send(camera.answer)
  })

  app.delete<{ Params: { id: string } }>(`${WHIP}/:id`, async (request, reply) => {
    const row = await admit(db, request)
    const camera = inside.get(request.params.id)
    if (camera?.broadcastId !== row.id) throw notFound('Этой передачи уже нет', 'This session is over')
    camera.end()
    return reply.code(200).send()
  })

  for (const url of [WHIP, `${WHIP}/:id`]) {
    const allow = url === WHIP ? 'OPTIONS, POST' : 'DELETE'
    const method = ['GET', 'HEAD', 'PUT', 'PATCH', ...(url === WHIP ? ['DELETE'] : ['POST'])]
    app.route({ method, url, handler: (_request, reply) => reply.code(405).header('allow', allow).send() })
  }
}

/** A wrong key is the same for a broadcast that there is, that is over, or that never was. */
async function admit(db: Db, { headers, ip }: FastifyRequest): Promise<BroadcastRow> {
  const key = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  const row = await admitCamera(db, key, ip)
  if (row) return row
  throw new Refusal(
    'unauthenticated',
    'Ключ не подходит. Новый — на странице «Ведение эфира»',
    'The key does not fit. Another one stands on the page of the broadcast',
  )
}

function read({ headers, body }: FastifyRequest): { sdp: string; sound: boolean } {
  try {
    if (!headers['content-type']?.startsWith(SDP)) throw new BadOffer(`is ${headers['content-type']}`)
    return readOffer(String(body ?? ''))
  } catch (error) {
    if (!(error instanceof BadOffer)) throw error
    throw invalid('Нужна одна картинка и звук (SDP)', `One picture and sound are needed: the offer ${error.message}`)
  }
}

async function begin(id: string, row: BroadcastRow, offer: { sdp: string; sound: boolean }): Promise<Camera> {
  coming += 1
  try {
    const camera = await openCamera(feedFor(row), offer, () => inside.delete(id))
    inside.set(id, { ...camera, broadcastId: row.id })
    return camera
  } finally {
    coming -= 1
  }
}
