import './words.ts'
import { Link2 } from 'lucide-react'
import type { OutputOf } from '#contract'
import type { getApplicationState } from '#contract/organizations'
import { Door } from '#screens/accounts'
import { Button, Note, Skeleton, type Step, Steps } from '#ui'
import { useAsk } from '#web/api'
import { formatDayTime, type Say, useWords } from '#web/i18n'
import { useParam } from '#web/router'

type State = OutputOf<typeof getApplicationState>

const AGAIN_EVERY = 20_000

/** The applicant's page: nobody else has its address. */
export function ApplicationScreen() {
  const t = useWords('organizations')
  const applicationId = useParam('applicationId')
  const { data, error } = useAsk<typeof getApplicationState>(
    'organizations.getApplicationState',
    { applicationId },
    { refetchInterval: AGAIN_EVERY },
  )
  if (error?.code === 'not_found' || error?.code === 'invalid')
    return (
      <Door title={t('state.lostTitle')} text={t('state.lostText')}>
        <Button kind="pri" wide big href="/apply">
          {t('apply.title')}
        </Button>
      </Door>
    )
  return (
    <Door title={data ? t(`state.${data.state}Title`) : t('state.title')} text={data?.organizationName}>
      {error && (
        <Note kind="wait" live>
          {error.reason}
        </Note>
      )}
      {data ? <Progressed state={data} /> : <Skeleton lines={5} />}
      <Note icon={Link2}>{t('state.keepLink')}</Note>
    </Door>
  )
}

function Progressed({ state }: { state: State }) {
  const t = useWords('organizations')
  return (
    <>
      {state.refusalReason && <Note kind="bad">{state.refusalReason}</Note>}
      <h2 className="sr">{t('state.course')}</h2>
      <Steps steps={stepsOf(state, t)} />
      {state.state === 'approved' && (
        <Button kind="pri" wide big href={state.administratorJoined ? '/sign-in?way=login' : '/register'}>
          {t(state.administratorJoined ? 'state.enter' : 'state.register')}
        </Button>
      )}
      {state.state === 'refused' && (
        <Button kind="pri" wide big href="/apply?again=1">
          {t('state.again')}
        </Button>
      )}
    </>
  )
}

function stepsOf({ state, submittedAt, administratorJoined }: State, t: Say): Step[] {
  const done = t('state.done')
  const sent: Step = {
    key: 'sent',
    title: t('state.sent'),
    text: formatDayTime(submittedAt),
    state: 'done',
    stateLabel: done,
  }
  if (state === 'refused') return [sent, { key: 'refused', title: t('state.refused'), text: t('state.refusedText') }]
  const decided = state === 'approved'
  return [
    sent,
    {
      key: 'checked',
      title: t(decided ? 'state.checked' : 'state.checks'),
      text: decided ? t('state.checkedText') : t('state.checking'),
      state: decided ? 'done' : 'next',
      stateLabel: done,
    },
    {
      key: 'joined',
      title: t(administratorJoined ? 'state.joined' : 'state.joins'),
      text: t('state.joinedText'),
      ...(administratorJoined ? { state: 'done', stateLabel: done } : decided ? { state: 'next' } : {}),
    },
  ]
}
