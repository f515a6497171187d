import './words.ts'
import { PhoneCall } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useOwnTasks } from './use-tasks.ts'

/** In the lane «Важное»: families who are told another way wait for it. */
export function TasksAsk() {
  const t = useWords('refusals')
  const tasks = useOwnTasks()
  if (tasks.length === 0) return null
  const routes = [...Map.groupBy(tasks, ({ route }) => route)]
  return (
    <AskCard
      icon={PhoneCall}
      kind={t('ask.kind')}
      title={t('ask.title', { count: tasks.length })}
      text={routes.map(([route, group]) => `${t(`todo.${route}`)}: ${group.length}`).join(', ')}
      actions={
        <Button kind="pri" href="/school/refusals">
          {t('open')}
        </Button>
      }
    />
  )
}
