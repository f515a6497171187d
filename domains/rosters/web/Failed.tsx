import { ArrowLeft, Columns3 } from 'lucide-react'
import type { Import, reopenMapping } from '#contract/rosters'
import { Button, Card, Note } from '#ui'
import { useRun } from '#web/api'
import { useLanguage, useWords } from '#web/i18n'

export function Failed({ import: one }: { import: Import }) {
  const t = useWords('rosters')
  const language = useLanguage()
  const reopen = useRun<typeof reopenMapping>('rosters.reopenMapping', { refresh: ['rosters.getImport'] })
  const isTable = one.format === 'xlsx' || one.format === 'csv'
  return (
    <Card>
      <div className="stack">
        <Note kind={one.state === 'failed' ? 'bad' : 'info'} live>
          <b>{t(one.state === 'failed' ? 'failed.title' : 'failed.dropped')}</b>
          {one.reason && <p>{one.reason[language]}</p>}
        </Note>
        <p className="row wrap">
          <Button kind="pri" icon={ArrowLeft} href="/school/lists">
            {t('failed.another')}
          </Button>
          {one.state === 'failed' && isTable && (
            <Button
              kind="line"
              icon={Columns3}
              busy={reopen.isPending}
              onClick={() => reopen.mutate({ importId: one.id })}
            >
              {t('failed.columns')}
            </Button>
          )}
        </p>
        {reopen.error && <Note kind="bad">{reopen.error.reason}</Note>}
      </div>
    </Card>
  )
}
