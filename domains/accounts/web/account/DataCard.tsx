import { Archive, Download } from 'lucide-react'
import { useState } from 'react'
import type { openExport, requestExport } from '#contract/accounts'
import { Button, Card, Note, Progress } from '#ui'
import { downloadUrl, run } from '#web/api'
import { formatBrief, formatSize, useWords } from '#web/i18n'
import { Doing } from './Doing.tsx'
import type { Security } from './SecondStepCard.tsx'

/** Everything that is one's own, in files any program reads. */
export function DataCard({ security: { exported, fresh } }: { security: Security }) {
  const t = useWords('account')
  const [open, setOpen] = useState(false)
  const working = exported && !exported.readyAt && !exported.failed
  return (
    <Card title={t('data.title')}>
      <p className="dim">{t('data.text')}</p>
      {working && (
        <Progress
          value={exported.done}
          max={Math.max(1, exported.parts)}
          label={t('data.working', { done: exported.done, parts: exported.parts })}
        />
      )}
      {exported?.failed && <Note kind="bad">{t('data.failed')}</Note>}
      {exported?.readyAt && (
        <p className="small dim">
          {t('data.ready', { size: formatSize(exported.size ?? 0), until: formatBrief(exported.expiresAt) })}
        </p>
      )}
      <div className="acts">
        {exported?.readyAt && (
          <Button
            kind="pri"
            icon={Download}
            href={downloadUrl<typeof openExport>('accounts.openExport', { exportId: exported.id })}
          >
            {t('data.download')}
          </Button>
        )}
        {!working && (
          <Button kind="line" icon={Archive} onClick={() => setOpen(true)}>
            {t(exported?.readyAt ? 'data.again' : 'data.make')}
          </Button>
        )}
      </div>
      {open && (
        <Doing
          title={t('data.make')}
          confirm={t('data.make')}
          fresh={fresh}
          onClose={() => setOpen(false)}
          onDo={async (proof) => {
            await run<typeof requestExport>('accounts.requestExport', proof)
            return undefined
          }}
        >
          <p>{t('data.what')}</p>
        </Doing>
      )}
    </Card>
  )
}
