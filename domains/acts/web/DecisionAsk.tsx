import './words.ts'
import { FileCheck } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'
import { useDecision } from './use-shelf.ts'

/** R207: by 1 May the school says whether it uses the platform next year. */
export function DecisionAsk() {
  const t = useWords('acts')
  const decision = useDecision()
  if (!decision) return null
  return (
    <AskCard
      icon={FileCheck}
      kind={t('decision.kind')}
      due={t('decision.by', { when: formatPaperDate(`${decision.by}T12:00:00Z`) })}
      title={t('decision.title', { year: decision.schoolYear })}
      text={t('decision.text')}
      actions={
        <Button kind="pri" href="/school/acts/new?paper=decision">
          {t('decision.make')}
        </Button>
      }
    />
  )
}
