import { Route } from 'lucide-react'
import type { listMovements } from '#contract/classes'
import type { Person } from '#contract/people'
import { Dialog, Empty, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { MovementRow } from './MovementRow.tsx'

/** The pupil's way through the school, newest first. */
export function History({ pupil, onClose }: { pupil: Person; onClose: () => void }) {
  const t = useWords('classes')
  const { organizationId, id: personId } = pupil
  const { data, error } = useAsk<typeof listMovements>('classes.listMovements', { organizationId, personId })
  return (
    <Dialog open onClose={onClose} title={t('history.title', { name: pupil.fullName })}>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={3} />}
      {data?.movements.length === 0 && <Empty end icon={Route} text={t('history.none')} />}
      <ul className="classes-movements">
        {data?.movements.map((one) => (
          <li key={one.id}>
            <MovementRow movement={one} organizationId={organizationId} mayWrite={data.can.paper} nameless />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
