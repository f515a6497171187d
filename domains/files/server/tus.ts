import { mkdirSync } from 'node:fs'
import { Metadata, Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '#server/db'
import { invalid, Refusal } from '#server/errors'
import { type Actors, tokenOf } from '#server/http/actors'
import { preferredLanguage } from '#server/http/language'
import type { Routes } from '#server/http/routes'
import { log } from '#server/log'
import { type Actor, parse } from '#server/operation'
import { draftsFolder } from '#server/storage'
import { UploadMetadata } from '../contract.ts'
import { type FileRow, noFile } from './access.ts'
import { beginUpload } from './begin-upload.ts'
import { finishUpload } from './finish-upload.ts'
import { PacedStore } from './paced-store.ts'
import { takeBack } from './remove-file.ts'

const ADDRESS = '/api/files/tus'
const RESUMABLE = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' }

/**
 * The tus protocol (tus.io/protocols/resumable-upload, 1.0.0: creation, termination) for whoever is signed in.
 * An upload is its owner's alone; for anybody else it is not there. The session is asked about at every request.
 */
export const tusRoutes: Routes = (app, db, actors) => {
  const folder = draftsFolder()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const tus = openTus(db, folder)

  // The body stays in the socket: tus reads it as it comes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))

  app.options(ADDRESS, (_request, reply) =>
    reply
      .headers({ ...RESUMABLE, 'tus-version': '1.0.0', 'tus-extension': 'creation,termination' })
      .code(204)
      .send(),
  )

  app.post(ADDRESS, async (request, reply) => {
    const actor = await admit(request, actors)
    const wish = readWish(request)
    if ((await beginUpload(db, actor, wish)) === 'begun') return passOn(request, reply)
    // The answer to an earlier creation was lost.
    return reply
      .code(201)
      .headers({ ...RESUMABLE, location: `${ADDRESS}/${wish.told.id}` })
      .send()
  })

  app.head(`${ADDRESS}/:fileId`, async (request, reply) => {
    const file = await accessUpload(db, await admit(request, actors), request)
    const offset = file.state === 'uploading' ? await arrived(file) : file.size
    // The last byte came, and the server fell before it could say so.
    if (file.state === 'uploading' && offset === file.size) await finishUpload(db, file.id)
    return reply
      .headers({ ...RESUMABLE, 'upload-offset': offset, 'upload-length': file.size })
      .code(200)
      .send()
  })

  app.patch(`${ADDRESS}/:fileId`, async (request, reply) => {
    const file = await accessUpload(db, await admit(request, actors), request)
    if (file.state !== 'uploading') throw noFile()
    return passOn(request, reply)
  })

  app.delete(`${ADDRESS}/:fileId`, async (request, reply) => {
    const actor = await admit(request, actors)
    await takeBack(db, actor, (await accessUpload(db, actor, request)).id)
    return reply.headers(RESUMABLE).code(204).send()
  })

  async function passOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string)
    reply.hijack()
    await tus.handle(request.raw, reply.raw)
    return reply
  }

  async function arrived({ id }: FileRow): Promise<number> {
    return tus.datastore.getUpload(id).then(
      ({ offset }) => offset,
      () => Promise.reject(noFile()),
    )
  }
}

function openTus(db: Db, folder: string): Server {
  return new Server({
    path: ADDRESS,
    datastore: new PacedStore(folder),
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (_request, metadata) => metadata!.id!,
    onUploadFinish: async (_request, { id }) => {
      await finishUpload(db, id)
      return {}
    },
    onResponseError: (request, error) => {
      if ('status_code' in error) return undefined
      const { ru, en } = SOMETHING_BROKE
      log.error({ err: error }, 'an upload failed')
      return {
        status_code: 500,
        body: preferredLanguage(request.headers.get('accept-language') ?? '') === 'ru' ? ru : en,
      }
    },
  })
}

const SOMETHING_BROKE = {
  ru: 'Что-то сломалось на сервере. Мы уже записали это',
  en: 'Something broke on the server. It is logged',
}

async function admit(request: FastifyRequest, actors: Actors): Promise<Actor> {
  const actor = await actors.find(tokenOf(request.headers).token)
  if (!actor) throw new Refusal('unauthenticated', 'Войдите, чтобы продолжить', 'Sign in to go on')
  return actor
}

/** What I upload myself; whatever else the id names is not there. */
async function accessUpload(db: Db, actor: Actor, request: FastifyRequest): Promise<FileRow> {
  const { fileId } = request.params as { fileId: string }
  if (!/^[0-9a-f-]{36}$/.test(fileId)) throw noFile()
  const file = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', fileId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  if (!file) throw noFile()
  return file
}

function readWish(request: FastifyRequest) {
  const { headers } = request
  const length = String(headers['upload-length'] ?? '')
  // Without a length there is no limit to hold it against.
  if (!/^\d{1,15}$/.test(length)) throw invalid('Не указан размер файла', 'Upload-Length is missing', 'size')
  return {
    size: Number(length),
    told: parse(UploadMetadata, metadataOf(headers), preferredLanguage(headers['accept-language'])),
  }
}

function metadataOf(headers: FastifyRequest['headers']): unknown {
  try {
    return Metadata.parse(String(headers['upload-metadata'] ?? ''))
  } catch {
    throw invalid('Описание файла не разобрать', 'Upload-Metadata cannot be read', 'name')
  }
}
