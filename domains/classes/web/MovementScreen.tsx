import './classes.css'
import './words.ts'
import { ArrowLeftRight, CalendarSync, FileDown, Route } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { exportMovements, listMovements, MovementKind } from '#contract/classes'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Empty, Field, Note, Select, Skeleton, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { HandOver } from './HandOver.tsx'
import { MovementRow } from './MovementRow.tsx'

export const MovementScreen = () => (
  <InSchool administer>{(hat) => <Movements organizationId={hat.organization.id} />}</InSchool>
)

const KINDS: MovementKind[] = [
  'arrived',
  'moved',
  'takenOut',
  'left',
  'returned',
  'promoted',
  'graduated',
  'tookClass',
  'gaveClass',
]

/** «Движение»: who came, moved, left and came back, with the order of it. */
function Movements({ organizationId }: { organizationId: string }) {
  const t = useWords('classes')
  const [kind, setKind] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const [shown, setShown] = useState(1)
  const [handing, setHanding] = useState(false)
  const filter = {
    organizationId,
    ...(kind ? { kind: kind as MovementKind } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
  }
  const sought = useDeferredValue(filter)
  const pages = Array.from({ length: shown }, (_, at) => at * 100)
  return (
    <>
      <TopBar title={t('movement.title')} text={t('movement.text')} />
      <SchoolTabs />
      <p className="row wrap classes-acts">
        <Button kind="line" icon={CalendarSync} href="/school/year">
          {t('movement.year')}
        </Button>
        <Button kind="line" icon={ArrowLeftRight} onClick={() => setHanding(true)}>
          {t('movement.hand')}
        </Button>
        <Button
          kind="line"
          icon={FileDown}
          data-file
          href={downloadUrl<typeof exportMovements>('classes.exportMovements', filter)}
        >
          {t('movement.export')}
        </Button>
      </p>
      <Card>
        <div className="classes-filter">
          <Field
            label={t('movement.find')}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Select
            label={t('movement.kind')}
            value={kind}
            onChange={setKind}
            options={[
              { value: '', label: t('movement.all') },
              ...KINDS.map((one) => ({ value: one, label: t(`movement.kinds.${one}`) })),
            ]}
          />
          <Field
            label={t('movement.from')}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field label={t('movement.to')} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </div>
        <ul className="classes-movements">
          {pages.map((after) => (
            <MovementPage
              key={after}
              sought={{ ...sought, after }}
              onMore={after === pages.at(-1) ? () => setShown(shown + 1) : undefined}
            />
          ))}
        </ul>
      </Card>
      {handing && <HandOver organizationId={organizationId} onClose={() => setHanding(false)} />}
    </>
  )
}

type Sought = { organizationId: string; after: number }

function MovementPage({ sought, onMore }: { sought: Sought; onMore: (() => void) | undefined }) {
  const t = useWords('classes')
  const { data, error } = useAsk<typeof listMovements>('classes.listMovements', sought, {
    placeholderData: (old) => old,
  })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={6} />
  if (data.movements.length === 0)
    return <Empty end icon={Route} title={t('movement.none')} text={t('movement.noneHint')} />
  return (
    <>
      {data.movements.map((one) => (
        <li key={one.id}>
          <MovementRow movement={one} organizationId={sought.organizationId} mayWrite={data.can.paper} />
        </li>
      ))}
      {onMore && data.total > sought.after + data.movements.length && (
        <li>
          <Button kind="line" onClick={onMore}>
            {t('movement.more')}
          </Button>
        </li>
      )}
    </>
  )
}
