import './classes.css'
import { Blocks, Plus } from 'lucide-react'
import { useState } from 'react'
import type { listClasses } from '#contract/classes'
import { useUnitWords } from '#screens/people'
import { Button, Card, Count, Empty, Note, Skeleton } from '#ui'
import { useAsk } from '#web/api'
import { ClassesTable } from './ClassesTable.tsx'

const FIRST = 12

/** Every class with how many have joined; on the overview only the first dozen at once. */
export function ClassesCard({ organizationId, short }: { organizationId: string; short?: boolean }) {
  const t = useUnitWords('classes')
  const [whole, setWhole] = useState(!short)
  const { data, error } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  if (error) return <Note kind="bad">{error.reason}</Note>
  const classes = data?.classes ?? []
  const aside = short && data?.can.add && (
    <Button icon={Plus} href="/school/classes">
      {t('classes.add')}
    </Button>
  )
  return (
    <Card title={t('classes.title')} mark={<Count value={classes.length} off />} aside={aside}>
      {!data && <Skeleton rows lines={6} />}
      {data && classes.length === 0 && (
        <Empty
          icon={Blocks}
          title={t('classes.none')}
          text={t('classes.noneHint')}
          actions={
            short && (
              <Button kind="soft" href="/school/classes">
                {t('classes.addFirst')}
              </Button>
            )
          }
        />
      )}
      {classes.length > 0 && <ClassesTable classes={whole ? classes : classes.slice(0, FIRST)} />}
      {!whole && classes.length > FIRST && (
        <Button className="classes-all" onClick={() => setWhole(true)}>
          {t('classes.all', { count: classes.length })}
        </Button>
      )}
    </Card>
  )
}
