import type { Readiness } from '#contract/lessons'
import { Card, Progress, Tag } from '#ui'
import { useWords } from '#web/i18n'

const PARTS = ['chats', 'owners', 'teachers', 'pupils', 'guardians', 'equipment', 'calls'] as const

type Counted = { done: number; all: number; missing?: string[] }

/** One class: what is ready, and what is missing by name. */
export function ReadinessCard({ one }: { one: Readiness }) {
  const t = useWords('lessons')
  const ready = one.timetable && PARTS.every((part) => one[part].done === one[part].all)
  return (
    <Card
      title={one.className}
      mark={<Tag kind={ready ? 'ok' : 'wait'}>{t(ready ? 'ready.yes' : 'ready.notYet')}</Tag>}
    >
      <ul className="lessons-parts">
        <li>
          <span className="sp">{t('ready.timetable')}</span>
          <span className={one.timetable ? 'good' : 'dim'}>{t(one.timetable ? 'ready.is' : 'ready.isNot')}</span>
        </li>
        {PARTS.map((part) => {
          const { done, all, missing = [] }: Counted = one[part]
          return (
            <li key={part}>
              <span className="sp">
                {t(`ready.${part}`)}
                {missing.length > 0 && <span className="small dim"> {listOf(missing, t)}</span>}
              </span>
              <span className={done === all ? 'good' : 'dim'}>{t('ready.of', { done, all })}</span>
              <Progress value={done} max={Math.max(all, 1)} label={t(`ready.${part}`)} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

const SHOWN = 4
const listOf = (names: string[], t: ReturnType<typeof useWords>): string =>
  t('ready.missing', {
    names:
      names.length > SHOWN
        ? t('ready.andMore', { names: names.slice(0, SHOWN).join(', '), count: names.length - SHOWN })
        : names.join(', '),
  })
