import { useEffect, useState } from 'react'
import type { ConsentRequest, RegisterRow, recordPaper } from '#contract/consents'
import { UploadTray, uploadFiles, uploads, useUploads } from '#screens/files'
import { Field, FileDrop, FormDialog, Note, RadioGroup, Select } from '#ui'
import { newId, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { todayField } from './days.ts'

type Props = { request: ConsentRequest; row: RegisterRow; onClose: () => void }
type Said = 'signed' | 'refused' | 'withdrawn'

/** What somebody has said on paper, with a scan of it. */
export function PaperDialog({ request, row, onClose }: Props) {
  const t = useWords('consents')
  const [scope] = useState(newId)
  const sent = useUploads(scope)
  const signers = row.signers.length > 0 ? row.signers : []
  const [signerId, setSignerId] = useState(signers[0]?.id ?? '')
  const [answer, setAnswer] = useState<Said>('signed')
  const [day, setDay] = useState(todayField)
  const recording = useRun<typeof recordPaper>('consents.recordPaper', {
    refresh: ['consents.listRegister', 'consents.getRequest', 'consents.listRequests'],
    onDone: onClose,
  })
  useEffect(() => () => void uploads.take(scope), [scope])
  const file = sent.find(({ stage }) => stage === 'ready')
  const onWay = sent.some(({ stage }) => stage !== 'ready' && stage !== 'refused')
  const own = row.signatures.find((one) => one.signerId === signerId)
  const canWithdraw = own?.answer === 'signed' && !own.withdrawnAt
  const answers: Said[] = canWithdraw ? ['signed', 'refused', 'withdrawn'] : ['signed', 'refused']
  function send() {
    const about = { requestId: request.id, subjectId: row.subject.id, signerId, answer, day }
    recording.mutate({ ...about, ...(file ? { fileId: file.id } : {}) })
  }
  const { error } = recording
  return (
    <FormDialog
      onClose={onClose}
      title={row.subject.fullName}
      send={t('paper.record')}
      cancel={t('cancel')}
      onSend={send}
      busy={recording.isPending || onWay}
      disabled={!signerId}
      trouble={error && error.field !== 'day' && error.reason}
    >
      {signers.length > 0 ? (
        <Select
          label={t('paper.signer')}
          value={signerId}
          onChange={setSignerId}
          options={signers.map(({ id, fullName, relation }) => ({
            value: id,
            label: relation ? `${fullName}, ${t(`relation.${relation}`)}` : fullName,
          }))}
        />
      ) : (
        <Note kind="wait">{t('awaited.nobody')}</Note>
      )}
      <RadioGroup
        label={t('paper.answer')}
        value={answer}
        onChange={setAnswer}
        options={answers.map((value) => ({ value, label: t(`paper.${value}`) }))}
      />
      <Field
        type="date"
        label={t('paper.day')}
        value={day}
        max={todayField()}
        error={error?.field === 'day' ? error.reason : undefined}
        onChange={(event) => setDay(event.target.value)}
      />
      {sent.length === 0 ? (
        <FileDrop
          label={t('paper.scan')}
          hint={t('paper.scanHint')}
          accept=".pdf,.jpg,.jpeg,.png"
          onFiles={(files) => uploadFiles(files, { organizationId: request.organizationId, scope })}
        />
      ) : (
        <UploadTray scope={scope} />
      )}
    </FormDialog>
  )
}
