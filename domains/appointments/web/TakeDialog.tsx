import { useState } from 'react'
import type { Time, takeTime } from '#contract/appointments'
import { FormDialog, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH } from './use-times.ts'

type Props = { time: Time; pupil: { id: string; name: string }; when: string; onClose: () => void }

export function TakeDialog({ time, pupil, when, onClose }: Props) {
  const t = useWords('appointments')
  const [wish, setWish] = useState('')
  const taking = useRun<typeof takeTime>('appointments.takeTime', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('take.done'))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={t('take.title')}
      send={t('take.do')}
      cancel={t('cancel')}
      busy={taking.isPending}
      trouble={taking.error?.reason}
      onSend={() => taking.mutate({ timeId: time.id, pupilId: pupil.id, ...(wish.trim() ? { wish } : {}) })}
    >
      <p>
        <b>{time.teacher.name}</b>
        <br />
        {[when, time.place, t('about', { name: pupil.name })].join(' · ')}
      </p>
      <TextArea
        label={t('take.wish')}
        hint={t('take.wishHint')}
        value={wish}
        rows={3}
        maxLength={500}
        onChange={(event) => setWish(event.target.value)}
      />
    </FormDialog>
  )
}
