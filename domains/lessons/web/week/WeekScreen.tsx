import '../words.ts'
import '../lessons.css'
import { CalendarCheck, CalendarDays, ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Lesson, OffDay, printMine, printTimetable } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { addDays, daysBetween, mondayOf, weekdayOf } from '#rules/lessons'
import { Button, Empty, IconButton, NameChip, Note, type Option, Page, Pills, Skeleton, Tag, TopBar } from '#ui'
import { downloadUrl } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'
import { aboutLesson, awayWords, offWords } from '../about.ts'
import { dayAndMonth, dayTitle, dayWords } from '../day-words.ts'
import { EquipmentCard } from '../remote/EquipmentCard.tsx'
import { lessonHref, offKey, schoolDay, useLessons } from '../use-lessons.ts'

/** «Моё расписание»: a week of what I teach, learn, or my children learn; for staff also that of a class. */
export function WeekScreen() {
  const t = useWords('lessons')
  useMe()
  const hat = useHat()
  return (
    <Page>
      <title>{t('week.title')}</title>
      {hat === undefined ? <Skeleton rows lines={5} /> : hat ? <Week hat={hat} /> : <TopBar title={t('week.title')} />}
    </Page>
  )
}

function Week({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const today = schoolDay(hat.organization.timeZone)
  const [monday, setMonday] = useState(mondayOf(today))
  const [whose, setWhose] = useState('mine')
  const child = hat.children.find(({ id }) => id === whose)
  const classId = whose === 'mine' || child ? undefined : whose
  const { data, error } = useLessons(hat, monday, addDays(monday, 6), classId)
  const shown = (data?.lessons ?? []).filter((lesson) => !child || (lesson.classId === child.classId && !lesson.mine))
  const off = (data?.off ?? []).filter(
    ({ day, classNames }) => weekdayOf(day) < 7 && (!child?.className || concerns(classNames, child.className)),
  )
  const alone = hat.children.length > 1 && hat.roles.every((role) => role === 'guardian')
  const options = optionsOf(hat, t(alone ? 'week.children' : 'week.mine'))
  const { id: organizationId } = hat.organization
  const print = classId
    ? downloadUrl<typeof printTimetable>('lessons.printTimetable', { classId })
    : downloadUrl<typeof printMine>('lessons.printMine', { organizationId, from: monday })
  return (
    <>
      <TopBar
        title={t('week.title')}
        text={t('week.span', { from: dayAndMonth(monday), to: dayAndMonth(addDays(monday, 6)) })}
      >
        <IconButton icon={ChevronLeft} label={t('week.before')} onClick={() => setMonday(addDays(monday, -7))} />
        <IconButton icon={ChevronRight} label={t('week.after')} onClick={() => setMonday(addDays(monday, 7))} />
      </TopBar>
      <div className="stack">
        {options.length > 1 && <Pills label={t('week.whose')} options={options} value={whose} onChange={setWhose} />}
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton rows lines={6} />}
        {data && shown.length === 0 && (
          <Empty
            icon={CalendarDays}
            title={off[0] ? offWords(off[0], t) : t('week.empty.title')}
            text={t(off[0] ? 'week.empty.rest' : 'week.empty.text')}
          />
        )}
        {shown.length > 0 && (
          <div className="lessons-days">
            {daysBetween(monday, addDays(monday, 6)).map((day) => (
              <DayCard
                key={day}
                day={day}
                today={day === today}
                lessons={shown.filter((one) => one.day === day)}
                off={off.filter((one) => one.day === day)}
                family={whose === 'mine' && hat.children.length > 1 ? hat.children : []}
              />
            ))}
          </div>
        )}
        {shown.length > 0 && (
          <div>
            <Button kind="line" icon={Printer} href={print} target="_blank">
              {t('week.print')}
            </Button>
          </div>
        )}
        <div className="row wrap">
          {visitorsOf(hat).map(({ id, name }) => (
            <Button key={id} kind="line" icon={CalendarCheck} href={`/attendance/${id}`}>
              {name ? t('week.visitsOf', { name }) : t('week.visits')}
            </Button>
          ))}
        </div>
        <EquipmentCard hat={hat} />
      </div>
    </>
  )
}

/** Whose attendance one may look at here: one's own, and the children's. */
const visitorsOf = ({ personId, roles, children }: Hat): { id: string; name: string }[] => [
  ...(roles.includes('pupil') ? [{ id: personId, name: '' }] : []),
  ...children.map(({ id, name }) => ({ id, name })),
]

const optionsOf = (hat: Hat, mine: string): Option<string>[] => [
  { value: 'mine', label: mine },
  ...(hat.children.length > 1
    ? hat.children.map(({ id, name, className }) => ({
        value: id,
        label: [name, className].filter(Boolean).join(', '),
      }))
    : []),
  ...hat.classes
    .filter(({ part }, place, all) => part !== 'pupil' && all.findIndex(({ id }) => id === all[place]!.id) === place)
    .map(({ id, name }) => ({ value: id, label: name })),
]

const concerns = (classNames: string[], name: string): boolean => classNames.length === 0 || classNames.includes(name)

type DayProps = { day: string; today: boolean; lessons: Lesson[]; off: OffDay[]; family: Hat['children'] }

function DayCard({ day, today, lessons, off, family }: DayProps) {
  const t = useWords('lessons')
  if (lessons.length + off.length === 0) return null
  return (
    <section className="card lessons-day" data-today={today || undefined} aria-label={dayTitle(day)}>
      <h2>{dayTitle(day)}</h2>
      {off.map((one) => (
        <p key={offKey(one)} className="lessons-rest">
          {offWords(one, t)}
        </p>
      ))}
      <ol>
        {lessons.map((lesson) => (
          <Row key={lessonHref(lesson)} lesson={lesson} family={family} />
        ))}
      </ol>
    </section>
  )
}

function Row({ lesson, family }: { lesson: Lesson; family: Hat['children'] }) {
  const t = useWords('lessons')
  const away = awayWords(lesson, t)
  return (
    <li>
      <time>{lesson.starts ?? t('noShort', { no: lesson.no })}</time>
      <div>
        <a href={lessonHref(lesson)} className={away ? 'lessons-gone' : undefined}>
          {lesson.subject.name}
        </a>{' '}
        {lesson.mine && <span className="dim">{lesson.className}</span>}
        {!lesson.mine &&
          family
            .filter(({ classId }) => classId === lesson.classId)
            .map(({ id, name }) => <NameChip key={id} id={id} name={name} />)}
        <p className="small dim">{away ?? aboutLesson(lesson, t)}</p>
        {lesson.task && lesson.taskDue && (
          <p className="small">{t('taskShort', { task: lesson.task, day: dayWords(lesson.taskDue) })}</p>
        )}
      </div>
      {lesson.goesOn && <Tag kind="ok">{t('goesOn')}</Tag>}
    </li>
  )
}
