import type { refuseApplication } from '#contract/organizations'
import { useForm } from '#screens/accounts'
import { Button, Dialog, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

const reasons = ['unreadable', 'foreign', 'number', 'twice'] as const

type RefuseDialogProps = { applicationId: string; onClose: () => void; onDone: () => void }

/** The reason goes to the applicant word for word, so the usual ones are ready. */
export function RefuseDialog({ applicationId, onClose, onDone }: RefuseDialogProps) {
  const t = useWords('organizations')
  const form = useForm({ reason: '' })
  const refuse = useRun<typeof refuseApplication>('organizations.refuseApplication', {
    refresh: ['organizations.listApplications'],
    onDone: () => {
      toast(t('decide.refused'))
      onClose()
      onDone()
    },
  })
  const submit = () => {
    const { reason } = form.values
    if (!form.check({ reason: reason.trim().length < 3 && t('decide.needReason') })) return
    refuse.mutate({ applicationId, reason }, { onError: form.refuse })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('decide.refuseTitle')}
      actions={
        <>
          <Button kind="line" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="line" className="btn-red" busy={refuse.isPending} onClick={submit}>
            {t('decide.refuseDo')}
          </Button>
        </>
      }
    >
      <TextArea {...form.line('reason')} label={t('decide.reason')} hint={t('decide.reasonHint')} maxLength={1000} />
      <div className="row wrap">
        {reasons.map((reason) => (
          <Button key={reason} kind="soft" onClick={() => form.set({ reason: t(`decide.reasons.${reason}`) })}>
            {t(`decide.short.${reason}`)}
          </Button>
        ))}
      </div>
      {form.trouble && (
        <Note kind="bad" live>
          {form.trouble}
        </Note>
      )}
    </Dialog>
  )
}
