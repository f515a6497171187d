import type { Person } from '#contract/people'
import { Button, Dialog, Note, toast } from '#ui'
import { useWords } from '#web/i18n'
import { useDismissPupil, useUndoMovement } from './moving.ts'
import { PaperFields, usePaper } from './PaperFields.tsx'

/** Leaving the school: access and chats end at once, what was written stays. */
export function Dismiss({ pupil, onClose }: { pupil: Person; onClose: () => void }) {
  const t = useWords('classes')
  const [paper, setPaper] = usePaper()
  const dismiss = useDismissPupil()
  const undo = useUndoMovement()
  const go = () =>
    dismiss.mutate(
      { personId: pupil.id, paper },
      {
        onSuccess: ({ id: movementId }) => {
          onClose()
          toast(t('dismiss.done', { name: pupil.fullName }), { undo: () => undo.mutate({ movementId }) })
        },
      },
    )
  const actions = (
    <>
      <Button kind="line" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button kind="red" busy={dismiss.isPending} onClick={go}>
        {t('dismiss.confirm')}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} title={t('dismiss.title', { name: pupil.fullName })} actions={actions}>
      <div className="stack">
        <PaperFields paper={paper} onChange={setPaper} />
        <Note kind="wait">{t('dismiss.text')}</Note>
        {dismiss.error && (
          <Note kind="bad" live>
            {dismiss.error.reason}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
