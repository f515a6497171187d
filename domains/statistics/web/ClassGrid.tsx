import { UserX } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import type { ClassFigures } from '#contract/statistics'
import { shareJoined } from '#rules/statistics'
import { useUnitWords } from '#screens/people'
import { Card, Count, Icon, Segmented } from '#ui'
import { ClassDialog } from './ClassDialog.tsx'
import { ClassTable } from './ClassTable.tsx'

type Props = { classes: ClassFigures[]; organizationId: string; names: boolean }

/** Sixty classes at one glance: a row for each year, a tile for each class with its two bars; or the same as a table. */
export function ClassGrid({ classes, organizationId, names }: Props) {
  const t = useUnitWords('statistics')
  const [view, setView] = useState<'tiles' | 'table'>('tiles')
  const [open, setOpen] = useState<ClassFigures | null>(null)
  const years = [...Map.groupBy(classes, ({ parallel }) => parallel)]
  return (
    <Card
      title={t('classes.title')}
      mark={<Count value={classes.length} off />}
      className="stat-wide"
      aside={
        <Segmented
          className="stat-noprint"
          label={t('classes.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'tiles', label: t('classes.tiles') },
            { value: 'table', label: t('classes.table') },
          ]}
        />
      }
    >
      <p className="small dim">{t('classes.what')}</p>
      {view === 'table' ? (
        <ClassTable classes={classes} onOpen={setOpen} />
      ) : (
        <div
          className="stat-years"
          style={{ '--most': Math.min(12, Math.max(6, ...years.map(([, some]) => some.length))) } as CSSProperties}
        >
          {years.map(([parallel, some]) => (
            <ul key={parallel ?? 'other'} className="stat-tiles">
              {some.map((one) => (
                <li key={one.id}>
                  <Tile of={one} onOpen={setOpen} />
                </li>
              ))}
            </ul>
          ))}
        </div>
      )}
      {view === 'tiles' && (
        <ul className="stat-key">
          <li>
            <i className="stat-swatch" />
            {t('group.guardians')}
          </li>
          <li>
            <i className="stat-swatch stat-swatch-low" />
            {t('classes.low')}
          </li>
          <li>
            <i className="stat-swatch stat-swatch-pupils" />
            {t('group.pupils')}
          </li>
          {classes.some(({ teacher }) => !teacher) && (
            <li className="redpen">
              <Icon of={UserX} size="s" />
              {t('classes.lone')}
            </li>
          )}
        </ul>
      )}
      {open && <ClassDialog of={open} organizationId={organizationId} names={names} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Tile({ of: one, onOpen }: { of: ClassFigures; onOpen: (one: ClassFigures) => void }) {
  const t = useUnitWords('statistics')
  const [guardians, pupils] = [shareJoined(one.guardians), shareJoined(one.pupils)]
  const said = t('classes.spoken', {
    guardians: t('of', { done: one.guardians.joined, of: one.guardians.known }),
    pupils: t('of', { done: one.pupils.joined, of: one.pupils.known }),
  })
  return (
    <button type="button" className="stat-tile" onClick={() => onOpen(one)}>
      <span className="row">
        <b className="sp">{one.name}</b>
        <span className="sr">{one.teacher ? said : `${said} ${t('classes.noTeacher')}`}</span>
        {!one.teacher && <Icon of={UserX} size="s" />}
        <span className="dim" aria-hidden="true">
          {guardians ?? '–'}
        </span>
      </span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" className="stat-track" />
        <rect width={guardians ?? 0} height="6" className={(guardians ?? 100) < 50 ? 'stat-low' : 'stat-high'} />
        <rect y="8" width="100" height="4" className="stat-track" />
        <rect y="8" width={pupils ?? 0} height="4" className="stat-second" />
      </svg>
    </button>
  )
}
