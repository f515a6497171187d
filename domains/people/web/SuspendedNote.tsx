import './words.ts'
import type { listSuspended } from '#contract/people'
import { Note } from '#ui'
import { useAsk } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'

type Closed = (typeof listSuspended)['output']['_output']['schools'][number]

/** For whoever signs in and finds the own school closed: since when, and why, in the words of whoever closed it. */
export function SuspendedNote() {
  const { data } = useAsk<typeof listSuspended>('people.listSuspended', {})
  return (
    <>
      {data?.schools.map((one) => (
        <Why key={one.name} one={one} as="suspended" />
      ))}
      {data?.refused.map((one) => (
        <Why key={one.name} one={one} as="refused" />
      ))}
    </>
  )
}

function Why({ one: { name, since, reason }, as }: { one: Closed; as: 'suspended' | 'refused' }) {
  const t = useWords('people')
  return (
    <Note kind={as === 'refused' ? 'bad' : 'wait'}>
      <div className="stack stack-s">
        <b>{t(`${as}.title`, { name, when: formatPaperDate(since) })}</b>
        <p>{reason}</p>
        <p className="small">{t(`${as}.text`)}</p>
      </div>
    </Note>
  )
}
