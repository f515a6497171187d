import './people.css'
import './words.ts'
import { useState } from 'react'
import type { getPerson } from '#contract/people'
import { Dialog, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { PersonCard } from './PersonCard.tsx'
import { PersonEdit } from './PersonEdit.tsx'
import { PersonOrder } from './PersonOrder.tsx'
import { PersonRemove } from './PersonRemove.tsx'
import { PersonRoles } from './PersonRoles.tsx'
import { useUnitWords } from './use-unit-words.ts'

export type Mode = 'card' | 'edit' | 'roles' | 'order' | 'remove'

/** What the school knows of somebody, and what may be changed; rights come from the server's `can`. */
export function PersonDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useUnitWords('people')
  const [mode, setMode] = useState<Mode>('card')
  const { data, error } = useAsk<typeof getPerson>('people.getPerson', { personId })
  if (!data) {
    return (
      <Dialog open onClose={onClose} title={error ? t('person.gone') : t('person.title')}>
        {error ? <Note kind="bad">{error.reason}</Note> : <Skeleton lines={4} />}
      </Dialog>
    )
  }
  const back = () => setMode('card')
  const { person, can } = data
  if (mode === 'edit') return <PersonEdit person={person} onClose={onClose} onBack={back} />
  if (mode === 'roles') {
    return <PersonRoles person={person} can={can} onClose={onClose} onBack={back} onOrder={() => setMode('order')} />
  }
  if (mode === 'order') return <PersonOrder person={person} onClose={onClose} onBack={back} />
  if (mode === 'remove') return <PersonRemove person={person} onClose={onClose} onBack={back} />
  return <PersonCard person={person} can={can} onMode={setMode} onClose={onClose} />
}
