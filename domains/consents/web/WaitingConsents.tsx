import './consents.css'
import './words.ts'
import { FileSignature, Scale } from 'lucide-react'
import { AskCard, Button, NameChip, Tag } from '#ui'
import { useWords } from '#web/i18n'
import { noon, untilDay } from './days.ts'
import { signHref } from './MineRow.tsx'
import { TripLine } from './TripLine.tsx'
import { useUrgentMatters, useWaiting } from './use-mine.ts'

/** In the lane «Важное»: what waits for my signature, and what the law wants done soon. */
export const WaitingConsents = () => (
  <>
    <Urgent />
    <Asked />
  </>
)

function Asked() {
  const t = useWords('consents')
  return useWaiting().map((mine) => {
    const { request, subject } = mine
    return (
      <AskCard
        key={`${request.id} ${subject.id}`}
        icon={FileSignature}
        kind={
          <>
            {t(`kind.${request.kind}`)}
            {!subject.self && <NameChip id={subject.id} name={subject.name} />}
          </>
        }
        due={
          request.remindedAt ? (
            <Tag kind="wait">{t('reminded')}</Tag>
          ) : (
            request.deadline && <Tag>{t('until', { when: untilDay(request.deadline) })}</Tag>
          )
        }
        title={request.title}
        text={request.trip ? <TripLine trip={request.trip} /> : t('readAndAnswer')}
        actions={
          <Button kind="pri" href={signHref(mine)}>
            {t('readAndSign')}
          </Button>
        }
      />
    )
  })
}

function Urgent() {
  const t = useWords('consents')
  const matters = useUrgentMatters()
  const first = matters[0]
  if (!first) return null
  return (
    <AskCard
      icon={Scale}
      kind={t('privacy.title')}
      due={
        <Tag kind={first.urgency === 'overdue' ? 'bad' : 'wait'}>
          {t('until', { when: untilDay(noon(first.dueOn)) })}
        </Tag>
      }
      title={t('privacy.waiting', { count: matters.length })}
      text={`${t(`privacy.kind.${first.kind}`)}: ${first.about ?? [first.subject, first.title].filter(Boolean).join(', ')}`}
      actions={
        <Button kind="pri" href="/school/privacy">
          {t('open')}
        </Button>
      }
    />
  )
}
