import { CircleCheck, Flag, Megaphone, MessageCircleQuestionMark, MessageSquareDashed, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { getSummary } from '#contract/statistics'
import { useUnitWords } from '#screens/people'
import { type Glyph, Icon } from '#ui'

type Told = (typeof getSummary)['output']['_output']

/** What asks for somebody's hand: each with its number and the place where it is put right. */
export function Attention({ told: { figures, attention, can } }: { told: Told }) {
  const t = useUnitWords('statistics')
  const { chats, announcements, desk } = figures
  const missing = chats.subjects - chats.subjectsMade
  const noTeacher = figures.classes.filter(({ teacher }) => !teacher)
  const lone = (why: 'owner' | 'adult') =>
    attention.chats.filter((chat) => chat.why === why).map((chat) => chatName(t, chat))
  const rows = [
    chats.withoutAdult > 0 && (
      <Row key="adult" icon={UserX} title={t('attention.adult', { count: chats.withoutAdult })} some={lone('adult')} />
    ),
    chats.withoutOwner > 0 && (
      <Row
        key="owner"
        icon={MessageCircleQuestionMark}
        title={t('attention.owner', { count: chats.withoutOwner })}
        some={lone('owner')}
        href={can.names ? '/school/chats' : undefined}
      />
    ),
    noTeacher.length > 0 && (
      <Row
        key="teacher"
        icon={UserX}
        title={t('attention.teacher', { count: noTeacher.length })}
        some={noTeacher.map(({ name }) => name)}
        href={can.names ? '/school/classes' : undefined}
      />
    ),
    missing > 0 && (
      <Row
        key="subjects"
        icon={MessageSquareDashed}
        title={t('attention.subjects', { count: missing })}
        some={attention.subjects.map(({ className, subject }) => `${className} ${subject}`)}
        href={can.names ? '/school/subjects' : undefined}
      />
    ),
    announcements.overdue > 0 && (
      <Row
        key="overdue"
        icon={Megaphone}
        title={t('attention.overdue', { count: announcements.overdue })}
        href="/announcements"
      />
    ),
    desk.open > 0 && (
      <Row
        key="desk"
        icon={Flag}
        title={t('attention.desk', { count: desk.open })}
        some={[t('attention.oldest', { count: desk.oldestHours ?? 0 })]}
        href={can.names ? '/school/desk' : undefined}
      />
    ),
  ].filter(Boolean)
  if (rows.length > 0) return <ul className="stat-attention">{rows}</ul>
  return (
    <p className="row good">
      <Icon of={CircleCheck} /> {t('attention.none')}
    </p>
  )
}

type RowProps = { icon: Glyph; title: string; some?: string[]; href?: string | undefined }
const SHOWN = 6

function Row({ icon, title, some = [], href }: RowProps): ReactNode {
  const t = useUnitWords('statistics')
  const rest = some.length - SHOWN
  return (
    <li>
      <Icon of={icon} />
      <span className="sp">
        {href ? <a href={href}>{title}</a> : <b>{title}</b>}
        {some.length > 0 && (
          <span className="small dim">
            {some.slice(0, SHOWN).join(', ')}
            {rest > 0 && ` ${t('attention.rest', { count: rest })}`}
          </span>
        )}
      </span>
    </li>
  )
}

type Lone = Told['attention']['chats'][number]
const chatName = (t: ReturnType<typeof useUnitWords>, { title, automatic, className }: Lone): string =>
  title ?? [t(`chat.${automatic ?? 'other'}`), className].filter(Boolean).join(' ')
