import './words.ts'
import { FileSignature, HandHeart, PhoneCall } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useFiled, useOwnPapers, useOwnTasks } from './use-tasks.ts'

/** In the lane «Важное»: families who wait for an answer, and those who are told another way. */
export function TasksAsk() {
  return (
    <>
      <Filed />
      <ToSign />
      <ToTell />
    </>
  )
}

function Filed() {
  const t = useWords('refusals')
  const filed = useFiled()
  if (filed.length === 0) return null
  return (
    <AskCard
      icon={HandHeart}
      kind={t('ask.kind')}
      title={t('filed', { count: filed.length })}
      text={filed.map(({ fullName, className }) => [fullName, className].filter(Boolean).join(', ')).join('; ')}
      actions={
        <Button kind="pri" href="/school/refusals?tab=register">
          {t('agreed.send')}
        </Button>
      }
    />
  )
}

function ToSign() {
  const t = useWords('refusals')
  const papers = useOwnPapers()
  if (papers.length === 0) return null
  return (
    <AskCard
      icon={FileSignature}
      kind={t('ask.kind')}
      title={t('papers.ask', { count: papers.length })}
      text={[...new Set(papers.map(({ title }) => title))].join('; ')}
      actions={
        <Button kind="pri" href="/school/refusals">
          {t('open')}
        </Button>
      }
    />
  )
}

function ToTell() {
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
