import type { Db } from '../db.ts'
import { Refusal } from '../errors.ts'
import { newId } from '../ids.ts'
import { log } from '../log.ts'
import type { Call, Operation } from '../operation.ts'
import type { Connection } from './connection.ts'
import { textFrame } from './frame.ts'
import { send, tellOne } from './outbox.ts'

const AT_ONCE = 32

export interface CallFrame {
  id: number | string
  name: string
  input: unknown
}

/** Runs commands and queries asked over the socket: the same operations as over HTTP, as the connection's account. */
export function answerCalls(db: Db, operations: Operation[]) {
  const callable = operations.filter(({ contract: { kind } }) => kind === 'command' || kind === 'query')
  const byName = new Map(callable.map((operation) => [operation.contract.name, operation]))

  return function call(connection: Connection, { id, name, input }: CallFrame): void {
    answer(connection, byName.get(name), input).then(
      (output) =>
        send(connection, textFrame(`{"op":"result","id":${JSON.stringify(id)},"output":${JSON.stringify(output)}}`)),
      (error) => refuse(connection, id, error),
    )
  }

  async function answer(connection: Connection, operation: Operation | undefined, input: unknown): Promise<unknown> {
    if (!operation) throw new Refusal('not_found', 'Такого действия нет', 'There is no such operation')
    if (connection.callsInFlight >= AT_ONCE) {
      throw new Refusal('too_many', 'Слишком много запросов сразу', 'Too many calls at once')
    }
    connection.callsInFlight += 1
    try {
      return await operation.run(db, callOf(connection), input)
    } finally {
      connection.callsInFlight -= 1
    }
  }
}

const callOf = ({ actor, language, ip, userAgent, origin }: Connection): Call => ({
  actor,
  language,
  ip,
  userAgent,
  origin,
  setSession: () => undefined,
})

function refuse(connection: Connection, id: number | string, error: unknown): void {
  if (error instanceof Refusal) {
    tellOne(connection, { op: 'refused', id, ...error.told(connection.language), retryAfter: error.retryAfter })
    return
  }
  const requestId = newId()
  log.error({ err: error, requestId }, 'a call failed')
  const reason =
    connection.language === 'ru'
      ? 'Что-то сломалось на сервере. Мы уже записали это'
      : 'Something broke on the server. It is logged'
  tellOne(connection, { op: 'refused', id, error: 'internal', reason, requestId })
}
