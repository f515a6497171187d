import { Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { cancelDeletion, requestDeletion } from '#contract/accounts'
import { Button, Card, Note, toast } from '#ui'
import { run, useRun } from '#web/api'
import { formatPaperDate, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { Doing } from './Doing.tsx'
import type { Security } from './SecondStepCard.tsx'

/** R145. Two weeks to think it over; what was written stays with the school for as long as the school keeps it. */
export function DeletionCard({ security: { deletion, fresh } }: { security: Security }) {
  const t = useWords('account')
  const [open, setOpen] = useState(false)
  const back = useRun<typeof cancelDeletion>('accounts.cancelDeletion', {
    onError: sayRefusal,
    refresh: ['accounts.getSecurity'],
    onDone: () => toast(t('deletion.back')),
  })
  return (
    <Card title={t('deletion.title')}>
      {deletion ? (
        <>
          <Note kind="wait">{t('deletion.due', { day: formatPaperDate(deletion.dueAt) })}</Note>
          <div className="acts">
            <Button kind="pri" icon={Undo2} busy={back.isPending} onClick={() => back.mutate({})}>
              {t('deletion.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="dim">{t('deletion.text')}</p>
          <div className="acts">
            <Button kind="line" className="btn-red" icon={Trash2} onClick={() => setOpen(true)}>
              {t('deletion.open')}
            </Button>
          </div>
        </>
      )}
      {open && (
        <Doing
          title={t('deletion.open')}
          confirm={t('deletion.do')}
          fresh={fresh}
          red
          onClose={() => setOpen(false)}
          onDo={async (proof) => {
            await run<typeof requestDeletion>('accounts.requestDeletion', proof)
            return undefined
          }}
        >
          <p>{t('deletion.what')}</p>
        </Doing>
      )}
    </Card>
  )
}
