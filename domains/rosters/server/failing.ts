import type { Db } from '#server/db'
import { log } from '#server/log'
import type { ImportState } from '../contract.ts'
import { Unreadable } from './read/refusal.ts'

/** Work of an import. What goes wrong is told where the person looks: nobody waits for a bar that stands still. */
export async function failing(db: Db, importId: string, state: ImportState, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const known = error instanceof Unreadable
    if (!known) log.error({ err: error, importId, state }, 'an import failed')
    const reason = known ? { ru: error.ru, en: error.en } : OURS
    await db
      .updateTable('roster_imports')
      .set({ state: state === 'writing' ? 'ready' : 'failed', reason: JSON.stringify(reason), bytes: null })
      .where('id', '=', importId)
      .where('state', '=', state)
      .execute()
  }
}

const OURS = {
  ru: 'Не получилось, и виноват не файл. Ничего не изменилось. Попробуйте ещё раз, а не выйдет, напишите оператору',
  en: 'It did not work, and the file is not to blame. Nothing has changed. Try again, or write to the operator',
}
