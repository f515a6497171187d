import { CircleCheck, ShieldAlert } from 'lucide-react'
import type { ClassTimetable } from '#contract/lessons'
import { type Breach, explain, warnOfActs } from '#rules/sanitary'
import { Card, Icon, Note, Tag } from '#ui'
import { useLanguage, useWords } from '#web/i18n'

type Props = { timetable: ClassTimetable; breaches: Breach[] }

/** Beside the week: what it breaks, by which act and clause, and where. */
export function BreachList({ timetable, breaches }: Props) {
  const t = useWords('lessons')
  const language = useLanguage()
  const ending = warnOfActs(timetable.today, language)
  const inOrder = breaches.toSorted((one, other) => one.weekday - other.weekday || (one.no ?? 0) - (other.no ?? 0))
  return (
    <Card title={t('norms.title')} mark={breaches.length > 0 && <Tag kind="bad">{breaches.length}</Tag>}>
      <div className="stack stack-s" aria-live="polite">
        {timetable.class.grade === null ? (
          <p className="dim">{t('norms.noGrade')}</p>
        ) : breaches.length === 0 ? (
          <p className="row good">
            <Icon of={CircleCheck} />
            {t('norms.fine')}
          </p>
        ) : (
          <ul className="lessons-breaches">
            {inOrder.map((one) => {
              const { text, source } = explain(one, language)
              return (
                <li key={`${one.normId} ${one.weekday} ${one.no} ${one.device}`}>
                  <Icon of={ShieldAlert} />
                  <div>
                    <p>
                      {one.weekday > 0 && <b>{placeOf(one, t)} </b>}
                      {text}
                    </p>
                    <p className="small dim">{source}</p>
                  </div>
                </li>
              )
            })}
          </ul>
        )}
        {timetable.clashes.length > 0 && <Clashes timetable={timetable} />}
        {ending && <Note kind="wait">{ending}</Note>}
        <p className="small">
          <a href="/school/norms">{t('norms.all')}</a>
        </p>
      </div>
    </Card>
  )
}

const placeOf = ({ weekday, no }: Pick<Breach, 'weekday' | 'no'>, t: ReturnType<typeof useWords>): string =>
  no === null
    ? t('norms.day', { day: t(`weekday.${weekday}`) })
    : t('norms.lesson', { day: t(`weekday.${weekday}`), no })

function Clashes({ timetable }: { timetable: ClassTimetable }) {
  const t = useWords('lessons')
  return (
    <ul className="lessons-breaches">
      {timetable.clashes.map(({ slotId, kind, className }) => {
        const slot = timetable.slots.find(({ id }) => id === slotId)
        if (!slot) return null
        return (
          <li key={`${slotId} ${kind}`}>
            <Icon of={ShieldAlert} />
            <p>
              <b>{placeOf(slot, t)} </b>
              {t(`clash.${kind}`, { name: className })}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
