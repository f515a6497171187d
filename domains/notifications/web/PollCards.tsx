import './words.ts'
import { ChartColumn } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { usePolls } from './use-waiting.ts'

export function PollCards() {
  const t = useWords('notifications')
  const polls = usePolls()
  if (!polls) return null
  return (
    <AskCard
      icon={ChartColumn}
      kind={t('polls.kind')}
      title={polls.about ?? t('polls.count', { count: polls.count })}
      actions={
        <Button kind="pri" href={polls.href}>
          {t('polls.go')}
        </Button>
      }
    />
  )
}
