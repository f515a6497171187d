import './moderation.css'
import './words.ts'
import { MessageSquareWarning, ShieldCheck } from 'lucide-react'
import type { confirmMeasure, listMyMeasures } from '#contract/moderation'
import { AskCard, Button } from '#ui'
import { useAsk, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { useHats } from '#web/session'
import { chatName } from './chat-name.ts'
import { dayOf } from './day.ts'
import './live.ts'
import { useDeskCount } from './use-desk-count.ts'

const REFRESH = ['moderation.listMyMeasures', 'moderation.countDesk']

/** Decisions about me that I have not read: said to me alone, with the reason and the way to disagree. */
export function MyWarnings() {
  const hats = useHats() ?? []
  return (
    <>
      {hats.map(({ organization: { id } }) => (
        <OfSchool key={id} organizationId={id} />
      ))}
      <DeskAsk />
    </>
  )
}

function OfSchool({ organizationId }: { organizationId: string }) {
  const t = useWords('moderation')
  const { data } = useAsk<typeof listMyMeasures>('moderation.listMyMeasures', { organizationId })
  const confirming = useRun<typeof confirmMeasure>('moderation.confirmMeasure', {
    refresh: REFRESH,
    onError: sayRefusal,
  })
  const unread = data?.measures.filter(({ confirmedAt, liftedAt }) => !confirmedAt && !liftedAt) ?? []
  return unread.map((one) => (
    <AskCard
      key={one.id}
      icon={MessageSquareWarning}
      kind={t('mine.kind')}
      due={formatBrief(one.at)}
      title={t(`mine.${one.kind}`, { chat: chatName(t, one.chat), date: one.until ? dayOf(one.until) : '' })}
      text={`${one.by}: ${one.reason}`}
      actions={
        <>
          <Button kind="pri" busy={confirming.isPending} onClick={() => confirming.mutate({ measureId: one.id })}>
            {t('mine.read')}
          </Button>
          <Button kind="line" href="/more/decisions">
            {t('mine.disagree')}
          </Button>
        </>
      }
    >
      <blockquote className="moderation-said">{one.text}</blockquote>
    </AskCard>
  ))
}

/** For whoever answers for a chat: how many wait, never about whom. */
function DeskAsk() {
  const t = useWords('moderation')
  const waiting = useDeskCount()
  if (waiting === 0) return null
  return (
    <AskCard
      icon={ShieldCheck}
      kind={t('desk.title')}
      title={t('desk.waiting', { count: waiting })}
      text={t('desk.waitingText')}
      actions={
        <Button kind="pri" href="/school/desk">
          {t('desk.go')}
        </Button>
      }
    />
  )
}
