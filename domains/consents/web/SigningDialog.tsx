import { useEffect, useRef, useState } from 'react'
import type { confirmSigning, prepareSigning } from '#contract/consents'
import { Button, Field, FormDialog, Note, Skeleton, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

type Props = {
  about: { requestId: string; subjectId: string }
  sha256: string
  comment: string
  onClose: () => void
}

/** The press has been made; the code makes it a signature. */
export function SigningDialog({ about, sha256, comment, onClose }: Props) {
  const t = useWords('consents')
  const [code, setCode] = useState('')
  const preparing = useRun<typeof prepareSigning>('consents.prepareSigning')
  const confirming = useRun<typeof confirmSigning>('consents.confirmSigning', {
    refresh: ['consents.listMine', 'consents.getDocument'],
    onDone: () => {
      toast(t('signing.done'))
      onClose()
    },
  })
  const asked = useRef(false)
  const { mutate } = preparing
  const prepare = () => mutate({ ...about, sha256, ...(comment ? { comment } : {}) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (!asked.current) prepare()
    asked.current = true
  }, [])
  const ready = preparing.data
  function send() {
    if (ready && code.trim()) confirming.mutate({ confirmationId: ready.confirmationId, code: code.trim() })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('signing.title')}
      send={t('signing.sign')}
      cancel={t('cancel')}
      onSend={send}
      busy={confirming.isPending}
    >
      {preparing.error && (
        <Note kind="bad" live>
          {preparing.error.reason}
        </Note>
      )}
      {!ready && !preparing.error && <Skeleton lines={3} />}
      {ready && (
        <>
          {ready.code ? (
            <div className="consents-code">
              <p>{t('signing.onScreen')}</p>
              <b>{ready.code}</b>
            </div>
          ) : (
            <p>{t(`signing.${ready.way}`, { address: ready.address })}</p>
          )}
          <Field
            label={t('signing.code')}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            autoFocus // the dialog was made for it; it comes once the code is on its way
            error={confirming.error?.reason}
            onChange={(event) => setCode(event.target.value)}
          />
          <p className="small dim">{t('signing.kept')}</p>
          {!ready.code && (
            <Button busy={preparing.isPending} onClick={prepare}>
              {t('signing.again')}
            </Button>
          )}
        </>
      )}
    </FormDialog>
  )
}
