import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { reportIntrusion } from '#contract/accounts'
import { Button, Card, Checkbox, Note, TextArea, toast } from '#ui'
import { run } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import { Doing } from './Doing.tsx'
import type { Security } from './SecondStepCard.tsx'

/** R143, R144: the administrator and the operator learn of it, everybody else is signed out; a locked account waits for a sheet. */
export function IntrusionCard({ security: { report } }: { security: Security }) {
  const t = useWords('account')
  const [open, setOpen] = useState(false)
  const [lock, setLock] = useState(false)
  return (
    <Card title={t('intrusion.title')}>
      <p className="dim">{t('intrusion.text')}</p>
      {report && !report.settledAt && (
        <Note kind="ok">{t('intrusion.told', { when: dayTimeInSentence(report.createdAt) })}</Note>
      )}
      <div className="acts">
        <Button kind="line" className="btn-red" icon={ShieldAlert} onClick={() => setOpen(true)}>
          {t('intrusion.open')}
        </Button>
      </div>
      {open && (
        <Doing
          title={t('intrusion.open')}
          confirm={t(lock ? 'intrusion.sendAndLock' : 'intrusion.send')}
          fresh
          red
          lines={{ words: '' }}
          onClose={() => setOpen(false)}
          onDo={async (_, { words = '' }) => {
            await run<typeof reportIntrusion>('accounts.reportIntrusion', { words, lock })
            if (lock) location.assign('/sign-in?way=login')
            else toast(t('intrusion.done'))
            return undefined
          }}
        >
          {(form) => (
            <>
              <p>{t('intrusion.what')}</p>
              <TextArea
                {...form.line('words')}
                label={t('intrusion.words')}
                hint={t('intrusion.wordsHint')}
                maxLength={1000}
              />
              <Checkbox label={t('intrusion.lock')} hint={t('intrusion.lockHint')} checked={lock} onChange={setLock} />
            </>
          )}
        </Doing>
      )}
    </Card>
  )
}
