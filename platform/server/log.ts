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
  const { name, message, stack, cause } = error
  const more = TOLD.flatMap((key) => (key in error ? [[key, error[key as keyof Error]]] : []))
  return { type: name, message, stack, ...Object.fromEntries(more), ...(cause ? { cause: tellError(cause) } : {}) }
}
