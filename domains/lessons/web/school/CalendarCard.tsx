import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { getCalendar, StudySpan } from '#contract/lessons'
import { schoolYearOf } from '#rules/lessons'
import { Button, Card, IconButton, Tag } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { dayAndMonth } from '../day-words.ts'
import { CalendarDialog } from './CalendarDialog.tsx'

/** The terms and holidays of this school year. */
export function CalendarCard({ organizationId }: { organizationId: string }) {
  const t = useWords('lessons')
  const [editing, setEditing] = useState(false)
  const { data } = useAsk<typeof getCalendar>('lessons.getCalendar', { organizationId })
  if (!data) return null
  const year = schoolYearOf(data.today)
  const spans = data.spans.filter(({ from }) => schoolYearOf(from) === year)
  return (
    <Card
      title={t('calendar.title')}
      aside={
        spans.length > 0 && <IconButton icon={Pencil} label={t('calendar.edit')} onClick={() => setEditing(true)} />
      }
    >
      {spans.length === 0 && (
        <div className="stack stack-s">
          <p className="dim">{t('calendar.none')}</p>
          <div>
            <Button kind="soft" onClick={() => setEditing(true)}>
              {t('calendar.fill')}
            </Button>
          </div>
        </div>
      )}
      <ul className="lessons-list">
        {spans.map((span) => (
          <SpanRow key={`${span.kind} ${span.from}`} span={span} today={data.today} />
        ))}
      </ul>
      {editing && <CalendarDialog organizationId={organizationId} calendar={data} onClose={() => setEditing(false)} />}
    </Card>
  )
}

function SpanRow({ span: { kind, name, from, to, grades }, today }: { span: StudySpan; today: string }) {
  const t = useWords('lessons')
  return (
    <li>
      <div className="sp">
        <p>{kind === 'term' ? <b>{name}</b> : name}</p>
        <p className="small dim">
          {t('week.span', { from: dayAndMonth(from), to: dayAndMonth(to) })}
          {grades && `, ${t('calendar.only', { grade: grades[0] === grades[1] ? grades[0] : grades.join('–') })}`}
        </p>
      </div>
      {from <= today && today <= to && <Tag kind="ok">{t('calendar.now')}</Tag>}
    </li>
  )
}
