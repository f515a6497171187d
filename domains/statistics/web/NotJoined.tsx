import type { InputOf } from '#contract'
import type { listNotJoined } from '#contract/statistics'
import { Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'

/** By name: who has no account yet. */
export function NotJoined({ asked }: { asked: InputOf<typeof listNotJoined> }) {
  const t = useWords('statistics')
  const { data, error } = useAsk<typeof listNotJoined>('statistics.listNotJoined', asked)
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={4} />
  if (data.people.length === 0) return <p className="dim">{t('notJoined.nobody')}</p>
  return (
    <>
      <p className="small dim">{t('notJoined.count', { count: data.people.length })}</p>
      <ul className="stat-names">
        {data.people.map(({ id, fullName, className }) => (
          <li key={id}>
            {fullName}
            {!asked.classId && className && <span className="small dim"> {className}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
