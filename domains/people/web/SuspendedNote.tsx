import './words.ts'
import type { listSuspended } from '#contract/people'
import { Note } from '#ui'
import { useAsk } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

/** For whoever signs in and finds the own school closed: since when, and the operator's reason. */
export function SuspendedNote() {
  const t = useWords('people')
  const { data } = useAsk<typeof listSuspended>('people.listSuspended', {})
  return data?.schools.map(({ name, since, reason }) => (
    <Note key={name} kind="wait">
      <b>{t('suspended.title', { name, when: formatPaperDate(since) })}</b>
      <p>{reason}</p>
      <p className="small">{t('suspended.text')}</p>
    </Note>
  ))
}
