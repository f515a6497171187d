import { useState } from 'react'
import type { listClasses } from '#contract/classes'
import type { declareRemote, Ground, listTimetables } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { Checkbox, Field, FormDialog, Note, RadioGroup, Select, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { schoolDay } from '../use-lessons.ts'

const GROUNDS: readonly Ground[] = ['weather', 'quarantine', 'authority', 'competition']

/** R105: the order as it stands on paper; the classes and their families are told at once. */
export function DeclareDialog({ hat, onClose }: { hat: Hat; onClose: () => void }) {
  const t = useWords('lessons')
  const organizationId = hat.organization.id
  const today = schoolDay(hat.organization.timeZone)
  const { data } = useAsk<typeof listClasses>('classes.listClasses', { organizationId })
  const timetables = useAsk<typeof listTimetables>('lessons.listTimetables', { organizationId })
  const [order, setOrder] = useState({ number: '', day: today, from: today, to: today, bellsId: '' })
  const [ground, setGround] = useState<Ground>('weather')
  const [classIds, setClassIds] = useState<string[]>([])
  const declaring = useRun<typeof declareRemote>('lessons.declareRemote', {
    refresh: ['lessons.listOrders', 'lessons.listLessons'],
    onDone: () => {
      toast(t('remoteMode.declared'))
      onClose()
    },
  })
  const classes = (data?.classes ?? []).filter(({ kind }) => kind === 'class')
  const all = classes.length > 0 && classIds.length === classes.length
  const toggle = (id: string) =>
    setClassIds(classIds.includes(id) ? classIds.filter((one) => one !== id) : [...classIds, id])
  const errorOf = (field: string) => (declaring.error?.field === field ? declaring.error.reason : undefined)
  const declare = () => declaring.mutate({ organizationId, ...order, ground, classIds, bellsId: order.bellsId || null })
  const field = (name: 'number' | 'day' | 'from' | 'to', type: 'text' | 'date') => (
    <Field
      type={type}
      required
      label={t(`remoteMode.${name}`)}
      error={errorOf(name)}
      value={order[name]}
      onChange={({ target }) => setOrder({ ...order, [name]: target.value })}
    />
  )
  return (
    <FormDialog
      onClose={onClose}
      title={t('remoteMode.declare')}
      cancel={t('cancel')}
      send={t('remoteMode.do')}
      onSend={declare}
      busy={declaring.isPending}
      disabled={classIds.length === 0}
      trouble={declaring.error && !errorOf(declaring.error.field ?? '') ? declaring.error.reason : undefined}
    >
      {field('number', 'text')}
      {field('day', 'date')}
      <RadioGroup
        label={t('remoteMode.ground')}
        value={ground}
        onChange={setGround}
        options={GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
      />
      <div className="lessons-pair">
        {field('from', 'date')}
        {field('to', 'date')}
      </div>
      <fieldset className="stack stack-s">
        <legend className="choice-legend">{t('remoteMode.classes')}</legend>
        <Checkbox
          label={t('remoteMode.all')}
          checked={all}
          onChange={() => setClassIds(all ? [] : classes.map(({ id }) => id))}
        />
        <div className="lessons-classes">
          {classes.map(({ id, name }) => (
            <Checkbox key={id} label={name} checked={classIds.includes(id)} onChange={() => toggle(id)} />
          ))}
        </div>
      </fieldset>
      <Select
        label={t('remoteMode.otherBells')}
        value={order.bellsId}
        onChange={(bellsId) => setOrder({ ...order, bellsId })}
        options={[
          { value: '', label: t('remoteMode.sameBells') },
          ...(timetables.data?.bells ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Note>{t('remoteMode.told')}</Note>
    </FormDialog>
  )
}
