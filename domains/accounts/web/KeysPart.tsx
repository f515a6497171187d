import './account/words.ts'
import { ShieldCheck } from 'lucide-react'
import type {
  demandOfOperators,
  getOperatorDemand,
  Intrusion,
  listIntrusions,
  settleIntrusion,
} from '#contract/accounts'
import { Button, Card, Empty, Note, Skeleton, Tag } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

/** The operator's: whose account somebody else has used, and whether operators themselves need a second step. */
export function KeysPart() {
  const t = useWords('account')
  const { data } = useAsk<typeof listIntrusions>('accounts.listIntrusions', {})
  if (!data) return <Skeleton rows lines={3} />
  return (
    <div className="stack stack-l">
      <Card title={t('keys.reports')}>
        {data.reports.length === 0 && <Empty end icon={ShieldCheck} text={t('keys.none')} />}
        <ul className="rows">
          {data.reports.map((report) => (
            <Report key={report.id} report={report} />
          ))}
        </ul>
      </Card>
      <Demand />
    </div>
  )
}

function Report({ report: { id, name, words, createdAt, locked, settledAt } }: { report: Intrusion }) {
  const t = useWords('account')
  const settle = useRun<typeof settleIntrusion>('accounts.settleIntrusion', { refresh: ['accounts.listIntrusions'] })
  return (
    <li>
      <div className="sp">
        <h3>{name}</h3>
        <p className="small dim">{[formatBrief(createdAt), words].filter(Boolean).join(' · ')}</p>
        {settle.error && <Note kind="bad">{settle.error.reason}</Note>}
      </div>
      {locked && <Tag kind="bad">{t('keys.locked')}</Tag>}
      {settledAt ? (
        <Tag kind="ok">{t('keys.settled')}</Tag>
      ) : (
        <Button busy={settle.isPending} onClick={() => settle.mutate({ reportId: id })}>
          {t(locked ? 'keys.unlock' : 'keys.settle')}
        </Button>
      )}
    </li>
  )
}

function Demand() {
  const t = useWords('account')
  const { data } = useAsk<typeof getOperatorDemand>('accounts.getOperatorDemand', {})
  const { mutate, isPending, error } = useRun<typeof demandOfOperators>('accounts.demandOfOperators', {
    refresh: ['accounts.getOperatorDemand'],
  })
  if (!data) return null
  return (
    <Card title={t('step.name')}>
      <div className="stack">
        <p className="dim">{t('keys.operators')}</p>
        {error && (
          <Note kind="bad" live>
            {error.reason}
          </Note>
        )}
        <div className="acts">
          <Button kind="line" icon={ShieldCheck} busy={isPending} onClick={() => mutate({ on: !data.demanded })}>
            {t(data.demanded ? 'keys.release' : 'keys.demand')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
