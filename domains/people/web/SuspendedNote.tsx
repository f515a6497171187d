import './words.ts'
import type { listSuspended } from '#contract/people'
import { Note } from '#ui'
import { useAsk } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

/** For whoever signs in and finds the own school closed: since when, and why, in the words of whoever closed it. */
export function SuspendedNote() {
  const t = useWords('people')
  const { data } = useAsk<typeof listSuspended>('people.listSuspended', {})
  return (
    <>
      {data?.schools.map((one) => (
        <Note key={one.name} kind="wait">
          <b>{t('suspended.title', { name: one.name, when: formatPaperDate(one.since) })}</b>
          <p>{one.reason}</p>
          <p className="small">{t('suspended.text')}</p>
        </Note>
      ))}
      {data?.refused.map((one) => (
        <Note key={one.name} kind="bad">
          <b>{t('refused.title', { name: one.name, when: formatPaperDate(one.since) })}</b>
          <p>{one.reason}</p>
          <p className="small">{t('refused.text')}</p>
        </Note>
      ))}
    </>
  )
}
