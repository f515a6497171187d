import { useState } from 'react'
import type { changeLimits, getQuota, Limits } from '#contract/files'
import { Button, Card, Dialog, Field, Note, Progress, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatSize, useWords } from '#web/i18n'

const MB = 1024 ** 2

/** For the administration: how full the school's storage is, and who may send how large a file. */
export function StorageCard({ organizationId }: { organizationId: string }) {
  const t = useWords('files')
  const { data } = useAsk<typeof getQuota>('files.getQuota', { organizationId })
  const [changing, setChanging] = useState(false)
  if (!data?.can.change) return null
  const [used, quota] = [formatSize(data.used), formatSize(data.quota)]
  return (
    <Card title={t('storage.title')} aside={<Button onClick={() => setChanging(true)}>{t('storage.change')}</Button>}>
      <div className="stack stack-s">
        <p>{t('storage.used', { used, quota })}</p>
        <Progress
          value={data.used}
          max={data.quota}
          warn={data.used > data.quota * 0.9}
          label={t('storage.used', { used, quota })}
        />
        <p className="small dim">
          {t('storage.limits', {
            pupil: formatSize(data.limits.pupil),
            guardian: formatSize(data.limits.guardian),
            staff: formatSize(data.limits.staff),
          })}
        </p>
      </div>
      {changing && <Change organizationId={organizationId} limits={data.limits} onClose={() => setChanging(false)} />}
    </Card>
  )
}

const FIELDS = ['pupil', 'guardian', 'staff', 'quota'] as const

function Change({ organizationId, limits, onClose }: { organizationId: string; limits: Limits; onClose: () => void }) {
  const t = useWords('files')
  const [typed, setTyped] = useState(
    () =>
      Object.fromEntries(FIELDS.map((field) => [field, String(Math.round(limits[field] / MB))])) as Record<
        keyof Limits,
        string
      >,
  )
  const change = useRun<typeof changeLimits>('files.changeLimits', {
    refresh: ['files.getQuota'],
    onDone: () => {
      toast(t('storage.changed'))
      onClose()
    },
  })
  const save = () => {
    const bytes = Object.fromEntries(FIELDS.map((field) => [field, Math.round(Number(typed[field]) * MB)])) as Limits
    change.mutate({ organizationId, limits: bytes })
  }
  const faultOf = (field: keyof Limits) => (change.error?.field === `limits.${field}` ? change.error.reason : undefined)
  const whole = change.error && !change.error.field ? change.error.reason : undefined
  return (
    <Dialog
      open
      title={t('storage.changeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('storage.cancel')}</Button>
          <Button kind="pri" busy={change.isPending} onClick={save}>
            {t('storage.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {FIELDS.map((field) => (
          <Field
            key={field}
            type="number"
            inputMode="numeric"
            min={1}
            label={t(`storage.field.${field}`)}
            value={typed[field]}
            error={faultOf(field)}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        ))}
        {whole && <Note kind="bad">{whole}</Note>}
      </div>
    </Dialog>
  )
}
