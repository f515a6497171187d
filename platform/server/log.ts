import { pino } from 'pino'
import { config } from './config.ts'

export const log = pino({
  level: config.logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: tellError, error: tellError },
})

const TOLD = ['code', 'table', 'column', 'constraint', 'routine', 'syscall'] as const

/** What failed and where, never what it was about: a database's error quotes the row, and a row is somebody's words. */
export function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, cause } = error
  const message = withoutValue(error)
  const stack = error.stack?.replace(error.message, message)
  const more = TOLD.flatMap((key) => (key in error ? [[key, error[key as keyof Error]]] : []))
  return { type: name, message, stack, ...Object.fromEntries(more), ...(cause ? { cause: tellError(cause) } : {}) }
}

/** Of its errors of class 22 PostgreSQL says what the value was: «invalid input syntax for type uuid: "…"». */
const withoutValue = (error: Error): string =>
  'code' in error && /^22...$/.test(String(error.code)) ? error.message.replace(/".*"/s, '"…"') : error.message
