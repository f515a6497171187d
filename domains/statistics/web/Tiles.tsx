import { type ReactNode, useState } from 'react'
import type { Figures } from '#contract/statistics'
import { shareOf } from '#rules/statistics'
import { useUnitWords } from '#screens/people'
import { Button, Dialog, SumTile } from '#ui'
import { NotJoined } from './NotJoined.tsx'

type Group = 'pupils' | 'guardians' | 'staff'

/** The five figures one looks at first; each with its whole, what is counted, and who is missing. */
export function Tiles({
  figures,
  organizationId,
  names,
}: {
  figures: Figures
  organizationId: string
  names: boolean
}) {
  const t = useUnitWords('statistics')
  const [open, setOpen] = useState<Group | null>(null)
  const { people, families, announcements } = figures
  const percent = (part: number, whole: number) => {
    const share = shareOf(part, whole)
    return share === null ? '–' : t('percent', { share })
  }
  const who = (group: Group): ReactNode =>
    names &&
    people[group].joined < people[group].known && (
      <Button className="stat-who stat-noprint" onClick={() => setOpen(group)}>
        {t('notJoined.show')}
      </Button>
    )
  return (
    <div className="sums stat-wide stat-sums">
      <SumTile
        value={percent(families.reached, families.known)}
        label={t('tile.families', { done: families.reached, of: families.known })}
      >
        <small>
          {t('tile.familiesWhat')}
          {families.otherwise > 0 && ` ${t('tile.otherwise', { count: families.otherwise })}`}
        </small>
      </SumTile>
      {(['guardians', 'pupils', 'staff'] as const).map((group) => (
        <SumTile
          key={group}
          value={percent(people[group].joined, people[group].known)}
          label={t(`tile.${group}`, { done: people[group].joined, of: people[group].known })}
        >
          <small>{t('tile.joinedWhat')}</small>
          {who(group)}
        </SumTile>
      ))}
      <SumTile
        value={percent(announcements.confirmed, announcements.asked)}
        label={t('tile.confirmed', { done: announcements.confirmed, of: announcements.asked })}
      >
        <small>{t('tile.confirmedWhat')}</small>
      </SumTile>
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={open ? t(`notJoined.${open}`) : ''}>
        {open && <NotJoined asked={{ organizationId, group: open }} />}
      </Dialog>
    </div>
  )
}
