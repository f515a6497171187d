import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Id } from '#contract'
import { MAX_BYTES } from '#domains/rosters'
import { publish } from '#server/bus'
import type { Db } from '#server/db'
import { conflict, invalid, Refusal } from '#server/errors'
import { inTransaction } from '#server/events'
import { takeAttempt } from '#server/limits'
import { findJournal, type JournalRow } from './access.ts'
import { hashKey } from './manage.ts'
import { acceptFile } from './sync.ts'

type Sent = { Params: { organizationId: string }; Querystring: { name?: string } }

/**
 * Where a journal sends its file: the body is the file itself, the key goes in Authorization (Bearer, or the password of
 * Basic, which is all that some programs know). Programs of others call it, so it is no operation of ours.
 */
export function uploadRoute(app: FastifyInstance, db: Db): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.route<Sent>({
    method: ['POST', 'PUT'],
    url: '/api/journal.upload/:organizationId',
    bodyLimit: MAX_BYTES,
    // Whoever has no key sends no fifteen megabytes for us to hold.
    onRequest: async (request) => void (await admit(db, request)),
    handler: async (request, reply) => {
      const bytes = request.body as Buffer | undefined
      if (!bytes?.length) throw invalid('Файл пуст', 'The file is empty')
      const name = String(request.query.name ?? 'Файл журнала')
      const { result: syncId, facts } = await inTransaction(db, async (tx) => {
        const journal = await admit(tx, request)
        await takeAttempt('journal.upload', journal.organization_id, 60, 3600)
        return acceptFile(tx, journal, { way: 'upload', name, bytes })
      })
      publish(facts)
      return reply.code(202).send({ syncId })
    },
  })
}

/** No school, no journal, another kind of it and a wrong key are one refusal. */
async function admit(db: Db, { params, headers, ip }: FastifyRequest<Sent>): Promise<JournalRow> {
  await takeAttempt('journal.upload.address', ip, 600, 600)
  const journal = Id.safeParse(params.organizationId).success ? await findJournal(db, params.organizationId) : undefined
  const expected = journal?.adapter === 'drop' ? journal.upload_hash : null
  const given = hashKey(keyOf(headers.authorization))
  if (!journal || !expected || !timingSafeEqual(expected, given)) {
    throw new Refusal('unauthenticated', 'Ключ не подходит. Новый делает администратор школы', 'The key does not fit')
  }
  if (journal.paused_at) throw conflict('Обмен с журналом на паузе', 'The exchange with the journal is paused')
  return journal
}

function keyOf(authorization = ''): string {
  const [, kind = '', words = ''] = /^(\w+) +(\S+)$/.exec(authorization) ?? []
  if (kind.toLowerCase() === 'bearer') return words
  if (kind.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(words, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}
