import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { invalid, type Language, Refusal } from '../errors.ts'
import { log } from '../log.ts'
import { preferredLanguage } from './language.ts'

/** Every answer that is not a success has one shape: {error, reason, field?, requestId}. */
export function answerError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof Refusal ? error : fromTransport(error)
  const language = preferredLanguage(request.headers['accept-language'])
  if (!refusal) return answerBug(error, language, request, reply)
  // Fastify asks to close the connection after a body that is too large, which cuts off the answer; Node drains it instead.
  reply.removeHeader('connection')
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter)
  return reply.code(refusal.status).send({ ...refusal.told(language), requestId: request.id })
}

function fromTransport(error: FastifyError): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('too_large', 'Слишком большой размер', 'Too large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return invalid('Нужен запрос в формате JSON', 'The body must be application/json')
    default:
      return error.statusCode && error.statusCode < 500
        ? invalid('Запрос не разобрать', `The request cannot be read: ${error.message}`)
        : undefined
  }
}

function answerBug(error: Error, language: Language, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  log.error({ err: error, requestId: request.id, url: request.routeOptions.url }, 'a request failed')
  const reason =
    language === 'ru'
      ? 'Что-то сломалось на сервере. Мы уже записали это'
      : 'Something broke on the server. It is logged'
  return reply.code(500).send({ error: 'internal', reason, requestId: request.id })
}
