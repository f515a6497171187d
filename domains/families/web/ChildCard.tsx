import { Eye, MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import type { Child } from '#contract/families'
import { Button, Card, NameChip, Note } from '#ui'
import { useWords } from '#web/i18n'
import { ChildSessions } from './ChildSessions.tsx'
import { namedDay } from './days.ts'

export function ChildCard({ child }: { child: Child }) {
  const t = useWords('families')
  const [open, setOpen] = useState(false)
  const { may, ofAge } = child
  const rights = [
    ofAge ? 'seesAsAdult' : 'sees',
    may.talk ? 'talks' : 'silent',
    may.sign ? 'signs' : ofAge ? 'signsSelf' : 'unsigned',
  ]
  return (
    <Card
      title={child.name}
      mark={<NameChip id={child.id} name={child.className ?? t(`relation.${child.relation}`)} />}
    >
      <div className="stack">
        {child.ofAgeOn && (
          <Note kind={ofAge ? 'info' : 'wait'}>
            {t(ofAge ? 'age.childIs' : 'age.childSoon', { name: child.name, day: namedDay(child.ofAgeOn) })}
          </Note>
        )}
        <ul className="small dim">
          {rights.map((right) => (
            <li key={right}>{t(`may.${right}`)}</li>
          ))}
        </ul>
        <div className="families-acts">
          <Button kind="line" icon={Eye} href={`/family/${child.id}`}>
            {t('whoSees')}
          </Button>
          {may.sessions && (
            <Button kind="line" icon={MonitorSmartphone} onClick={() => setOpen(true)}>
              {t('sessions.open')}
            </Button>
          )}
        </div>
      </div>
      {open && <ChildSessions child={child} onClose={() => setOpen(false)} />}
    </Card>
  )
}
