import { Printer, ShieldCheck } from 'lucide-react'
import type { printHead, verifyChain } from '#contract/audit'
import { Button, Card, Icon, Note } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { useWords } from '#web/i18n'

/** Proves the chain, and gives the page for the safe. */
export function WholeCard({ organizationId }: { organizationId: string }) {
  const t = useWords('audit')
  const check = useRun<typeof verifyChain>('audit.verifyChain', { refresh: ['audit.listEntries'] })
  const found = check.data
  return (
    <Card title={t('whole.title')} mark={<Icon of={ShieldCheck} />}>
      <div className="stack">
        <p className="dim">{t('whole.text')}</p>
        <div role="status">
          {found && !found.fault && <Note kind="ok">{t('whole.good', { count: found.entries })}</Note>}
          {found?.fault && <Note kind="bad">{t('whole.bad', { no: found.fault.no })}</Note>}
          {check.error && <Note kind="bad">{check.error.reason}</Note>}
        </div>
        <div className="wrap">
          <Button kind="line" busy={check.isPending} onClick={() => check.mutate({ organizationId })}>
            {t('whole.check')}
          </Button>
          <Button
            icon={Printer}
            href={downloadUrl<typeof printHead>('audit.printHead', { organizationId })}
            target="_blank"
          >
            {t('whole.sheet')}
          </Button>
        </div>
        <p className="dim small">{t('whole.sheetText')}</p>
      </div>
    </Card>
  )
}
