import { Scale } from 'lucide-react'
import { useState } from 'react'
import type { ChatName, decideAppeal, Evidence, Measure } from '#contract/moderation'
import { AskCard, Button, Note, TextArea, toast } from '#ui'
import { useRun } from '#web/api'
import { dotted } from '#web/dotted'
import { formatBrief, useWords } from '#web/i18n'
import { chatName } from './chat-name.ts'

type Props = { measure: Measure; chat: ChatName; evidence: Evidence; can: { decide: boolean }; zone: string }

/** Somebody does not agree; another person than the one who decided answers. */
export function AppealCard({ measure, chat, evidence, can, zone }: Props) {
  const t = useWords('moderation')
  const [answer, setAnswer] = useState('')
  const deciding = useRun<typeof decideAppeal>('moderation.decideAppeal', {
    refresh: ['moderation.listDesk', 'moderation.countDesk'],
    onDone: () => toast(t('appeal.answered')),
  })
  const put = (upheld: boolean) => deciding.mutate({ measureId: measure.id, upheld, answer: answer.trim() })
  const short = answer.trim().length < 3
  return (
    <AskCard
      icon={Scale}
      kind={t('appeal.kind')}
      due={measure.appeal && formatBrief(measure.appeal.at, { timeZone: zone })}
      title={t('appeal.title', { name: measure.person.name, measure: t(`measure.${measure.kind}`).toLowerCase() })}
      text={dotted(chatName(t, chat), `${measure.by}: ${measure.reason}`)}
      actions={
        can.decide && (
          <>
            <Button kind="pri" busy={deciding.isPending} disabled={short} onClick={() => put(false)}>
              {t('appeal.grant')}
            </Button>
            <Button kind="line" busy={deciding.isPending} disabled={short} onClick={() => put(true)}>
              {t('appeal.uphold')}
            </Button>
          </>
        )
      }
    >
      <blockquote className="moderation-said">{evidence.text}</blockquote>
      <p>
        <b>{measure.person.name}</b>: {measure.appeal?.words}
      </p>
      {can.decide ? (
        <TextArea
          label={t('appeal.answer')}
          value={answer}
          maxLength={1000}
          error={deciding.error?.reason}
          onChange={(event) => setAnswer(event.target.value)}
        />
      ) : (
        <Note>{t('appeal.another')}</Note>
      )}
    </AskCard>
  )
}
