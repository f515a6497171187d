import type { Sync } from '#contract/journal'
import type { Say } from '#web/i18n'

const WORKING = new Set(['reading', 'comparing', 'writing'])

export const isBusy = (one: Sync): boolean =>
  one.state === 'pulling' || (one.import !== null && WORKING.has(one.import.state))

type Outcome = { kind?: 'ok' | 'wait' | 'bad'; words: string }

/** What has come of it, in two or three words. */
export function outcomeOf(t: Say, one: Sync): Outcome {
  if (one.state === 'failed') return { kind: 'bad', words: t('outcome.failed') }
  if (isBusy(one)) return { words: t('outcome.busy') }
  const { state, summary } = one.import ?? {}
  if (state === 'done' && summary)
    return { kind: 'ok', words: t('outcome.done', { count: summary.new + summary.changed }) }
  if (state === 'ready' && summary?.deeds === 0) return { kind: 'ok', words: t('outcome.same') }
  if (state === 'ready') return { kind: 'wait', words: t('outcome.ready') }
  if (state === 'mapping') return { kind: 'wait', words: t('outcome.mapping') }
  if (state === 'undone') return { words: t('outcome.undone') }
  if (state === 'failed') return { kind: 'bad', words: t('outcome.failed') }
  return { words: t('outcome.dropped') }
}

/** At the head of a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
