import type { Socket } from 'node:net'
import { newId } from '../ids.ts'

/** What is no HTTP has no request to answer to; it still gets a sentence, in Russian, for its language is not known. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, told] = TOLD[error.code ?? ''] ?? ['400 Bad Request', 'Запрос не разобрать']
  const body = JSON.stringify({ error: 'invalid', reason: told, requestId: newId() })
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  socket.destroySoon()
}

const TOLD: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Адрес или заголовки запроса слишком длинные'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Запрос шёл слишком долго. Попробуйте ещё раз'],
}
