import { type FormEvent, useEffect, useState } from 'react'
import type { InputOf } from '#contract'
import type { Route, recordRefusal } from '#contract/refusals'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { Field, FileDrop, Note, RadioGroup, Select, TextArea, toast } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { REFRESH, todayField } from './RefusalRow.tsx'
import { RouteFields } from './RouteFields.tsx'

type Input = InputOf<typeof recordRefusal>
type Props = {
  formId: string
  organizationId: string
  subjectId: string
  /** Who may have applied; one is taken as it is. */
  applicants: { id: string; fullName: string }[]
  pupil: boolean
  /** Entered from paper: its day, its scan. */
  paper?: boolean
  onBusy: (busy: boolean) => void
  onDone: () => void
}

export function RefusalForm({ formId, organizationId, subjectId, applicants, pupil, paper, onBusy, onDone }: Props) {
  const t = useWords('refusals')
  const [scope] = useState(newId)
  const sent = useUploads(scope)
  const [applicantId, setApplicantId] = useState(applicants[0]?.id ?? '')
  const [ground, setGround] = useState<Input['ground']>('refusal')
  const [study, setStudy] = useState<NonNullable<Input['study']>>('traditional')
  const [route, setRoute] = useState<Route>('phone')
  const [address, setAddress] = useState('')
  const [day, setDay] = useState(todayField)
  const [comment, setComment] = useState('')
  const recording = useRun<typeof recordRefusal>('refusals.recordRefusal', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('record.done'))
      onDone()
    },
  })
  useEffect(() => () => void uploads.take(scope), [scope])
  const onWay = sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused')
  const busy = recording.isPending || onWay
  useEffect(() => onBusy(busy), [busy, onBusy])
  const { error } = recording
  const errorAt = (field: string) => (error?.field === field ? error.reason : undefined)

  function send(event: FormEvent) {
    event.preventDefault()
    const file = sent.find(({ stage }) => stage === 'ready')
    recording.mutate({
      ...{ subjectId, applicantId, ground, study: pupil ? study : null, route, day },
      ...(address ? { address } : {}),
      ...(comment ? { comment } : {}),
      ...(file ? { fileId: file.id } : {}),
    })
  }

  return (
    <form id={formId} className="stack" onSubmit={send} noValidate>
      {applicants.length > 1 && (
        <Select
          label={t('record.applicant')}
          hint={t('record.applicantHint')}
          value={applicantId}
          onChange={setApplicantId}
          error={errorAt('applicantId')}
          options={applicants.map(({ id, fullName }) => ({ value: id, label: fullName }))}
        />
      )}
      <RadioGroup
        label={t('ground.label')}
        value={ground}
        onChange={setGround}
        options={(['refusal', 'noMeans'] as const).map((value) => ({ value, label: t(`ground.${value}`) }))}
      />
      <RouteFields {...{ route, address }} error={errorAt('address')} onRoute={setRoute} onAddress={setAddress} />
      {pupil && (
        <RadioGroup
          label={t('study.label')}
          value={study}
          onChange={setStudy}
          options={(['traditional', 'recordings', 'selfStudy'] as const).map((value) => ({
            value,
            label: t(`study.${value}`),
          }))}
        />
      )}
      {paper && (
        <>
          <Field
            type="date"
            label={t('record.day')}
            value={day}
            max={todayField()}
            error={errorAt('day')}
            onChange={(event) => setDay(event.target.value)}
          />
          {sent.length === 0 ? (
            <FileDrop
              label={t('record.scan')}
              hint={t('record.scanHint')}
              accept=".pdf,.jpg,.jpeg,.png"
              onFiles={(files) => uploadFiles(files, { organizationId, scope })}
            />
          ) : (
            <UploadTray scope={scope} />
          )}
        </>
      )}
      <TextArea
        label={t('record.comment')}
        value={comment}
        rows={2}
        maxLength={500}
        onChange={(event) => setComment(event.target.value)}
      />
      {error && !['applicantId', 'address', 'day'].includes(error.field ?? '') && (
        <Note kind="bad" live>
          {error.reason}
        </Note>
      )}
    </form>
  )
}
