import { type FormEvent, useState } from 'react'
import type { Hat } from '#contract/people'
import { Card, FormEnd, Note, RadioGroup, Select, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import type { getStrategy, MadeBy, Strategy, setStrategy } from '../../contract.ts'

const ROWS: { what: keyof Strategy; by: MadeBy[] }[] = [
  { what: 'groups', by: ['staff', 'teachers', 'administration'] },
  { what: 'channels', by: ['staff', 'teachers', 'administration'] },
  { what: 'pupils', by: ['teachers', 'administration'] },
  { what: 'guardians', by: ['teachers', 'administration'] },
]

const presets: Record<string, Strategy> = {
  free: { groups: 'staff', channels: 'staff', pupils: 'teachers', guardians: 'teachers' },
  channels: { groups: 'administration', channels: 'staff', pupils: 'teachers', guardians: 'teachers' },
  teachers: { groups: 'teachers', channels: 'teachers', pupils: 'teachers', guardians: 'teachers' },
  administration: {
    groups: 'administration',
    channels: 'administration',
    pupils: 'administration',
    guardians: 'administration',
  },
}

/** R072: the school's strategy of chats and channels, as one press or as a table. */
export function StrategyPart({ hat }: { hat: Hat }) {
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getStrategy>('chats.getStrategy', { organizationId })
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data) return <Skeleton lines={8} />
  return <Form key={JSON.stringify(data.strategy)} organizationId={organizationId} known={data.strategy} />
}

function Form({ organizationId, known }: { organizationId: string; known: Strategy }) {
  const t = useWords('schoolChats')
  const [strategy, setOwn] = useState(known)
  const saving = useRun<typeof setStrategy>('chats.setStrategy', {
    refresh: ['chats.getStrategy', 'chats.listClassChats'],
    onDone: () => toast(t('strategy.saved')),
  })
  const preset = Object.keys(presets).find((key) => ROWS.every(({ what }) => presets[key]![what] === strategy[what]))
  function save(event: FormEvent) {
    event.preventDefault()
    saving.mutate({ organizationId, strategy })
  }
  return (
    <form className="stack chats-school" onSubmit={save}>
      <Card title={t('strategy.presets')}>
        <RadioGroup
          label={t('strategy.which')}
          value={preset ?? 'own'}
          onChange={(key) => {
            if (presets[key]) setOwn(presets[key])
          }}
          options={[...Object.keys(presets), ...(preset ? [] : ['own'])].map((value) => ({
            value,
            label: t(`strategy.${value}`),
            hint: t(`strategy.${value}Hint`),
          }))}
        />
      </Card>
      <Card title={t('strategy.table')}>
        <div className="stack">
          {ROWS.map(({ what, by }) => (
            <Select
              key={what}
              label={t(`strategy.what.${what}`)}
              value={strategy[what] === 'staff' && !by.includes('staff') ? 'teachers' : strategy[what]}
              onChange={(value) => setOwn({ ...strategy, [what]: value as MadeBy })}
              options={by.map((value) => ({
                value,
                label: t(value === 'teachers' && by.length < 3 ? 'strategy.by.ofClass' : `strategy.by.${value}`),
              }))}
            />
          ))}
        </div>
      </Card>
      <Note>{t('strategy.hint')}</Note>
      <FormEnd busy={saving.isPending} trouble={saving.error?.reason}>
        {t('strategy.save')}
      </FormEnd>
    </form>
  )
}
