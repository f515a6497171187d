import { useState } from 'react'
import type { createClassChat } from '#contract/chats'
import type { Readiness } from '#contract/lessons'
import { Button, Card, Progress, Tag } from '#ui'
import { refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'

const PARTS = [
  'chats',
  'owners',
  'teachers',
  'teachersEquipment',
  'teachersCalls',
  'pupils',
  'guardians',
  'equipment',
  'calls',
] as const

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
      {one.chats.missingIds.length > 0 && <MakeChats one={one} />}
    </Card>
  )
}

/** The chats of the subjects that have none; whoever teaches the subject answers for it. */
function MakeChats({ one: { classId, className, chats } }: { one: Readiness }) {
  const t = useWords('lessons')
  const [busy, setBusy] = useState(false)
  async function make() {
    setBusy(true)
    try {
      for (const subjectId of chats.missingIds) {
        const wish = { classId, kind: 'group' as const, follows: 'pupils' as const, subjectId }
        await run<typeof createClassChat>('chats.createClassChat', wish)
      }
    } catch (error) {
      sayRefusal(error)
    } finally {
      setBusy(false)
      refresh('lessons.getReadiness')
    }
  }
  return (
    <Button
      kind="soft"
      className="lessons-make"
      busy={busy}
      aria-label={t('ready.makeOf', { name: className })}
      onClick={make}
    >
      {t('ready.make')}
    </Button>
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
