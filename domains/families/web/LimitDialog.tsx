import { useState } from 'react'
import type { limitGuardian } from '#contract/families'
import type { Person } from '#contract/people'
import { Checkbox, Field, FormDialog, Note, Segmented, Select, TextArea, toast } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'

const KEPT = ['sight', 'talk', 'signing'] as const
const GROUNDS = ['court', 'agreement', 'other'] as const

/** Whom, what, and by which paper. */
export function LimitDialog({ pupil, onClose }: { pupil: Person; onClose: () => void }) {
  const t = useWords('families')
  const [id] = useState(newId)
  const [kept, setKept] = useState({ sight: false, talk: false, signing: false })
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('court')
  const [values, setValues] = useState({
    guardianId: pupil.guardians[0]?.id ?? '',
    document: '',
    number: '',
    day: '',
    reason: '',
  })
  const { mutate, isPending, error } = useRun<typeof limitGuardian>('families.limitGuardian', {
    refresh: ['families.listLimits', 'families.listWhoSees'],
    onDone: () => {
      toast(t('limits.done'))
      onClose()
    },
  })
  const line = (field: Exclude<keyof typeof values, 'guardianId'>) => ({
    label: t(`limits.${field}`),
    value: values[field],
    error: error?.field === field ? error.reason : undefined,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value }),
  })
  const save = () => {
    mutate({ id, pupilId: pupil.id, ground, ...kept, ...values })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('limits.new')}
      send={t('limits.save')}
      cancel={t('cancel')}
      onSend={save}
      busy={isPending}
      disabled={!KEPT.some((one) => kept[one])}
      trouble={error && !['document', 'number', 'day', 'reason'].includes(error.field ?? '') && error.reason}
    >
      <Select
        label={t('limits.whose')}
        value={values.guardianId}
        onChange={(guardianId) => setValues({ ...values, guardianId })}
        options={pupil.guardians.map((one) => ({
          value: one.id,
          label: `${one.fullName}, ${t(`relation.${one.relation}`)}`,
        }))}
      />
      <fieldset>
        <legend>{t('limits.what')}</legend>
        {KEPT.map((one) => (
          <Checkbox
            key={one}
            label={t(`limits.${one}`)}
            hint={t(`limits.${one}Hint`)}
            checked={kept[one] || (one !== 'sight' && kept.sight)}
            disabled={one !== 'sight' && kept.sight}
            onChange={(on) => setKept({ ...kept, [one]: on })}
          />
        ))}
      </fieldset>
      <Segmented
        label={t('ground.title')}
        value={ground}
        onChange={setGround}
        options={GROUNDS.map((one) => ({ value: one, label: t(`ground.${one}`) }))}
      />
      <Field required minLength={3} maxLength={200} hint={t('limits.documentHint')} {...line('document')} />
      <div className="families-pair">
        <Field maxLength={60} {...line('number')} />
        <Field type="date" required {...line('day')} />
      </div>
      <TextArea required minLength={5} maxLength={500} hint={t('limits.reasonHint')} {...line('reason')} />
      <Note>{t('limits.privacy')}</Note>
    </FormDialog>
  )
}
