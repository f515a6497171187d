import { Check, HandHeart, PhoneMissed, PhoneOutgoing, Printer } from 'lucide-react'
import type { finishTask, printNotices, printPhones, Task } from '#contract/refusals'
import { isPrinted } from '#rules/refusals'
import { Button, Card, Empty, Tag, toast } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { formatBrief, useWords } from '#web/i18n'

/** Announcement by announcement: whom to tell, and how. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const t = useWords('refusals')
  if (tasks.length === 0) return <Empty icon={HandHeart} title={t('noTasks.title')} text={t('noTasks.text')} />
  const groups = [...Map.groupBy(tasks, ({ announcementId }) => announcementId).values()]
  return (
    <div className="stack stack-l refusals-narrow">
      {groups.map((group) => (
        <OneAnnouncement key={group[0]!.announcementId} tasks={group} />
      ))}
    </div>
  )
}

function OneAnnouncement({ tasks }: { tasks: Task[] }) {
  const t = useWords('refusals')
  const { announcementId, title } = tasks[0]!
  const todo = tasks.filter(({ state }) => state === 'todo')
  const calls = todo.some(({ route }) => route === 'phone' || route === 'sms')
  const sheets = todo.some(({ route, failed }) => isPrinted(route) || failed)
  const done = tasks.filter(({ state }) => state === 'done' || state === 'sent').length
  const about = { announcementId }
  return (
    <Card
      title={<a href={`/announcements/${announcementId}`}>{title}</a>}
      aside={t('doneOf', { done, of: tasks.length })}
    >
      <div className="stack">
        {(calls || sheets) && (
          <div className="row wrap">
            {calls && (
              <Button
                kind="line"
                icon={PhoneOutgoing}
                target="_blank"
                href={downloadUrl<typeof printPhones>('refusals.printPhones', about)}
              >
                {t('print.phones')}
              </Button>
            )}
            {sheets && (
              <Button
                kind="line"
                icon={Printer}
                target="_blank"
                href={downloadUrl<typeof printNotices>('refusals.printNotices', about)}
              >
                {t('print.notices')}
              </Button>
            )}
          </div>
        )}
        <ul className="refusals-rows">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function TaskRow({ task }: { task: Task }) {
  const t = useWords('refusals')
  const finishing = useRun<typeof finishTask>('refusals.finishTask', {
    refresh: ['refusals.listTasks', 'announcements.listAcknowledgements', 'announcements.getAnnouncement'],
  })
  const finish = (outcome: 'told' | 'unanswered') =>
    finishing.mutate({ taskId: task.id, outcome }, { onError: ({ reason }) => toast(reason) })
  const { applicant, subject, route, address, state, failed, tries } = task
  const self = applicant.id === subject.id
  return (
    <li>
      <span className="row wrap">
        <b>{applicant.fullName}</b>
        <Tag {...(state === 'todo' ? { kind: failed ? 'bad' : 'wait' } : state === 'done' ? { kind: 'ok' } : {})}>
          {t(failed ? 'failed' : state === 'todo' ? `todo.${route}` : `state.${state}`)}
        </Tag>
      </span>
      <span className="small dim">
        {[self ? undefined : subject.fullName, subject.className, state === 'done' ? undefined : address]
          .filter(Boolean)
          .join(' · ')}
        {tries > 0 && state !== 'done' && ` · ${t('tries', { count: tries })}`}
        {task.doneAt && t('doneBy', { when: formatBrief(task.doneAt), name: task.doneBy ?? '' })}
      </span>
      {state !== 'done' && (
        <span className="row wrap">
          {route === 'phone' && address && (
            <Button kind="line" icon={PhoneOutgoing} href={`tel:${address}`} data-file>
              {t('call')}
            </Button>
          )}
          <Button
            kind="soft"
            icon={Check}
            busy={finishing.isPending}
            aria-label={t('toldOne', { name: applicant.fullName })}
            onClick={() => finish('told')}
          >
            {t(isPrinted(route) ? 'signed' : state === 'todo' ? 'told' : 'confirmed')}
          </Button>
          {route === 'phone' && (
            <Button icon={PhoneMissed} busy={finishing.isPending} onClick={() => finish('unanswered')}>
              {t('unanswered')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
