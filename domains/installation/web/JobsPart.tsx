import './installation.css'
import './words.ts'
import { CircleCheck, RotateCcw } from 'lucide-react'
import type { Job, listJobs, retryJob } from '#contract/installation'
import { Button, Empty, Note, Skeleton, Tag, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

const AGAIN_EVERY = 5000
const TAGS = { failing: 'bad', given_up: 'bad', running: 'ok', waiting: undefined } as const

/** What the server still has to do, what fails and why; a press runs it again at once. */
export function JobsPart() {
  const t = useWords('installation')
  const { data, error } = useAsk<typeof listJobs>('installation.listJobs', {}, { refetchInterval: AGAIN_EVERY })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton rows lines={4} />
  if (data.jobs.length === 0) return <Empty icon={CircleCheck} title={t('jobs.none')} text={t('jobs.noneText')} />
  return (
    <div className="stack">
      <h2 className="sr">{t('jobs.title')}</h2>
      <p className="dim">{t('jobs.count', { count: data.total })}</p>
      <ul className="jobs">
        {data.jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </div>
  )
}

function JobRow({ job: { id, name, state, attempts, most, runAt, error } }: { job: Job }) {
  const t = useWords('installation')
  const retry = useRun<typeof retryJob>('installation.retryJob', { refresh: ['installation.listJobs'] })
  return (
    <li>
      <span className="row wrap">
        <b>{name}</b>
        <Tag kind={TAGS[state]}>{t(`jobs.state.${state}`)}</Tag>
        {attempts > 0 && <span className="small dim">{t('jobs.attempts', { attempts, most })}</span>}
        <span className="sp" />
        {state !== 'given_up' && <span className="small dim">{t('jobs.next', { when: formatBrief(runAt) })}</span>}
      </span>
      {error && <p className="small redpen jobs-error">{error}</p>}
      {(state === 'failing' || state === 'given_up') && (
        <Button
          kind="line"
          icon={RotateCcw}
          busy={retry.isPending}
          onClick={() => retry.mutate({ jobId: id }, { onError: ({ reason }) => toast(reason) })}
        >
          {t('jobs.retry')}
        </Button>
      )}
    </li>
  )
}
