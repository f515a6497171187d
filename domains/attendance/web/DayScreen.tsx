import './attendance.css'
import './words.ts'
import { CalendarCheck, FileSpreadsheet, Printer } from 'lucide-react'
import type { DayClass, exportDay, getDay, printDay } from '#contract/attendance'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Card, Empty, Field, Note, Skeleton, SumTile, Tag, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { AwayCard } from './AwayCard.tsx'
import { dayWords } from './day-words.ts'

/** «Посещаемость»: the day of the school by class, and by name whoever is not there. */
export const DayScreen = () => <InSchool work>{(hat) => <Day hat={hat} />}</InSchool>

function Day({ hat }: { hat: Hat }) {
  const t = useWords('attendance')
  const go = useGo()
  const wished = useQueryValue('day')
  const input = { organizationId: hat.organization.id, ...(wished ? { day: wished } : {}) }
  const { data, error } = useAsk<typeof getDay>('attendance.getDay', input)
  const learning = (data?.classes ?? []).filter(hasLessons)
  const away = data && data.day === data.today && data.classes.length > 0 && (
    <AwayCard organizationId={hat.organization.id} classes={data.classes} />
  )
  const resting = (data?.classes ?? []).filter((one) => !hasLessons(one))
  return (
    <>
      <title>{t('day.title')}</title>
      <TopBar
        title={t('day.title')}
        text={data && dayWords(data.day)}
        {...(hat.can.administer ? {} : { back: '/school' })}
      />
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={5} />}
      {data && (
        <div className="stack attendance-wide">
          <div className="attendance-top">
            <Field
              type="date"
              label={t('day.choose')}
              value={data.day}
              onChange={({ target }) => target.value && go(`/school/attendance?day=${target.value}`, { replace: true })}
            />
            <div className="row wrap">
              <Button
                kind="line"
                icon={Printer}
                href={downloadUrl<typeof printDay>('attendance.printDay', input)}
                target="_blank"
              >
                {t('day.print')}
              </Button>
              <Button
                kind="line"
                icon={FileSpreadsheet}
                href={downloadUrl<typeof exportDay>('attendance.exportDay', input)}
                data-file
              >
                {t('day.export')}
              </Button>
            </div>
          </div>
          {learning.length === 0 ? (
            <>
              <Empty
                icon={CalendarCheck}
                title={t(data.classes.length === 0 ? 'day.empty.title' : 'day.noLessons')}
                text={t('day.empty.text')}
              />
              {away}
            </>
          ) : (
            <>
              <Sums classes={learning} />
              {away}
              <div className="attendance-classes">
                {learning.map((one) => (
                  <ClassCard key={one.classId} one={one} />
                ))}
              </div>
              {resting.length > 0 && (
                <p className="dim">
                  {t('day.resting', { names: resting.map(({ className }) => className).join(', ') })}
                </p>
              )}
            </>
          )}
        </div>
      )}
    </>
  )
}

const hasLessons = ({ marked }: DayClass): boolean => marked.all > 0

function Sums({ classes }: { classes: DayClass[] }) {
  const t = useWords('attendance')
  const sum = (key: 'all' | 'present' | 'absent' | 'ill' | 'unknown') =>
    classes.reduce((total, one) => total + one[key], 0)
  return (
    <div className="sums">
      <SumTile value={t('day.of', { count: sum('present'), all: sum('all') })} label={t('day.present')} />
      <SumTile value={sum('ill')} label={t('day.ill')} />
      <SumTile value={sum('absent')} label={t('day.absent')} />
      <SumTile value={sum('unknown')} label={t('day.unknown')} />
    </div>
  )
}

function ClassCard({ one }: { one: DayClass }) {
  const t = useWords('attendance')
  const { marked } = one
  return (
    <Card
      title={one.className}
      mark={one.remote && <Tag>{t('day.remote')}</Tag>}
      aside={<span className="dim small">{t('day.of', { count: one.present, all: one.all })}</span>}
    >
      <div className="stack stack-s">
        <p className="small dim">
          {marked.done < marked.all ? t('day.marked', { done: marked.done, all: marked.all }) : t('day.markedAll')}
        </p>
        {one.away.length > 0 && (
          <ul className="attendance-away">
            {one.away.map(({ pupil, status, why, missed, held }) => (
              <li key={pupil.id}>
                <a href={`/attendance/${pupil.id}`}>{pupil.name}</a>
                <span className="small dim">
                  {[
                    status !== 'present' && t(`status.${status}`),
                    why && why !== 'ill' && t(`why.${why}`),
                    missed > 0 && t('day.missed', { count: missed, all: held }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
