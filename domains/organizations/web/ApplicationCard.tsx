import { ArrowLeft, Check, X } from 'lucide-react'
import { useState } from 'react'
import type { Application, approveApplication } from '#contract/organizations'
import { prettyPhone } from '#screens/accounts'
import { Button, Card, Confirm, Note, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import { ApplicationFacts } from './ApplicationFacts.tsx'
import { OrderView } from './OrderView.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'

const tags = { submitted: 'wait', approved: 'ok', refused: 'bad' } as const

type CardProps = { application: Application; onDecided: () => void }

/** One application with its order, and the two decisions. */
export function ApplicationCard({ application, onDecided }: CardProps) {
  const t = useWords('organizations')
  const [asking, setAsking] = useState<'approve' | 'refuse'>()
  const { organization, administrator, state } = application
  const approve = useRun<typeof approveApplication>('organizations.approveApplication', {
    refresh: ['organizations.listApplications'],
    onDone: () => {
      setAsking(undefined)
      toast(t('decide.approved', { name: administrator.firstName }))
      onDecided()
    },
  })
  return (
    <Card aria-label={organization.name}>
      <Button className="only-phone desk-back" icon={ArrowLeft} href="/operator">
        {t('desk.back')}
      </Button>
      <div className="desk-head">
        <h2>{organization.name}</h2>
        <Tag kind={tags[state]}>{t(`desk.state.${state}`)}</Tag>
      </div>
      <Decided application={application} />
      <ApplicationFacts application={application} />
      <OrderView application={application} />
      {state === 'submitted' && (
        <div className="desk-acts">
          <Button kind="pri" icon={Check} onClick={() => setAsking('approve')}>
            {t('decide.approve')}
          </Button>
          <Button kind="line" icon={X} onClick={() => setAsking('refuse')}>
            {t('decide.refuse')}
          </Button>
        </div>
      )}
      <Confirm
        open={asking === 'approve'}
        onClose={() => setAsking(undefined)}
        title={t('decide.approveTitle')}
        confirm={t('decide.approveDo')}
        cancel={t('cancel')}
        busy={approve.isPending}
        onConfirm={() => approve.mutate({ applicationId: application.id })}
      >
        <p>{t('decide.approveText', { school: organization.name })}</p>
        <p>{t('decide.approveNext', { phone: prettyPhone(administrator.phone) })}</p>
        {approve.error && (
          <Note kind="bad" live>
            {approve.error.reason}
          </Note>
        )}
      </Confirm>
      {asking === 'refuse' && (
        <RefuseDialog applicationId={application.id} onClose={() => setAsking(undefined)} onDone={onDecided} />
      )}
    </Card>
  )
}

function Decided({ application }: { application: Application }) {
  const t = useWords('organizations')
  const { state, decidedAt, refusalReason, administratorJoined } = application
  if (state === 'submitted' || !decidedAt) return null
  const at = dayTimeInSentence(decidedAt)
  if (state === 'refused')
    return (
      <Note kind="bad">
        <p>{t('decide.refusedAt', { at })}</p>
        <p>{refusalReason}</p>
      </Note>
    )
  return (
    <Note kind={administratorJoined ? 'ok' : 'wait'}>
      <p>{t('decide.approvedAt', { at })}</p>
      <p>{t(administratorJoined ? 'decide.joined' : 'decide.notJoined')}</p>
    </Note>
  )
}
