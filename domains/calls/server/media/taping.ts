import type { Db } from '#server/db'
import type { Recorded } from './engine.ts'

// Whether a call is recorded is decided elsewhere; `settle` asks for it whenever it makes the engine equal to the rest.

type Asker = (db: Db, callId: string) => Promise<Recorded | null>
let ask: Asker | undefined

export function recordWhat(next: Asker): void {
  ask = next
}

const taped = new Set<string>()

/** What is to be recorded; undefined where nothing is and nothing was. */
export async function tapeOf(db: Db, callId: string): Promise<Recorded | null | undefined> {
  const wish = (await ask?.(db, callId)) ?? null
  if (!wish && !taped.delete(callId)) return undefined
  if (wish) taped.add(callId)
  return wish
}

export const isTaped = async (db: Db, callId: string): Promise<boolean> => Boolean(await ask?.(db, callId))
