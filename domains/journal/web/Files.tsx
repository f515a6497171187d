import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Journal, makeUploadKey } from '#contract/journal'
import { Button, Card, Note } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Where the journal puts its files, and where it sends them. */
export function Files({ journal }: { journal: Journal }) {
  const t = useWords('journal')
  const [key, setKey] = useState<string>()
  const { mutate, isPending, error } = useRun<typeof makeUploadKey>('journal.makeUploadKey', {
    refresh: ['journal.getJournal'],
    onDone: (made) => setKey(made.key),
  })
  return (
    <Card title={t('files.title')}>
      <div className="journal-stack">
        <p className="dim">{t('files.text')}</p>
        <dl className="journal-facts">
          <dt>{t('files.folder')}</dt>
          <dd>
            <code>{journal.folder}</code>
          </dd>
          <dt>{t('files.address')}</dt>
          <dd>
            <code>{journal.uploadAddress}</code>
          </dd>
        </dl>
        {key && (
          <Note kind="ok" icon={KeyRound} live>
            <b>{t('files.keyOnce')}</b>
            <p>
              <code>{key}</code>
            </p>
            <p className="small">{t('files.keyHow')}</p>
          </Note>
        )}
        {error && <Note kind="bad">{error.reason}</Note>}
        <div className="row wrap">
          <Button
            kind="line"
            icon={KeyRound}
            busy={isPending}
            onClick={() => mutate({ organizationId: journal.organizationId })}
          >
            {t(journal.hasUploadKey ? 'files.newKey' : 'files.makeKey')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
