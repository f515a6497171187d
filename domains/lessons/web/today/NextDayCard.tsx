import type { Lesson } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { addDays, isHeld } from '#rules/lessons'
import { Card, NameChip } from '#ui'
import { useWords } from '#web/i18n'
import { aboutLesson, awayWords } from '../about.ts'
import { dayTitle, dayWords } from '../day-words.ts'
import { useDayOver } from '../use-day-over.ts'
import { lessonHref, schoolDay, useLessons } from '../use-lessons.ts'

const AHEAD = 10

/** When today is over, or there was nothing today: what comes next, so that the bag may be packed. */
export function NextDayCard({ hat }: { hat: Hat }) {
  return useDayOver() ? <Next hat={hat} from={addDays(schoolDay(hat.organization.timeZone), 1)} /> : null
}

function Next({ hat, from }: { hat: Hat; from: string }) {
  const t = useWords('lessons')
  const { data } = useLessons(hat, from, addDays(from, AHEAD))
  const first = data?.lessons.find(isHeld)?.day
  if (!data || !first) return null
  const lessons = data.lessons.filter(({ day }) => day === first)
  return (
    <Card title={first === from ? t('next.tomorrow', { day: dayWords(first) }) : dayTitle(first)}>
      <ol className="lessons-next">
        {lessons.map((lesson) => (
          <Row key={lessonHref(lesson)} lesson={lesson} hat={hat} />
        ))}
      </ol>
    </Card>
  )
}

function Row({ lesson, hat }: { lesson: Lesson; hat: Hat }) {
  const t = useWords('lessons')
  const away = awayWords(lesson, t)
  const child = hat.children.length > 1 ? hat.children.find(({ classId }) => classId === lesson.classId) : undefined
  return (
    <li>
      <time>{lesson.starts ?? t('noShort', { no: lesson.no })}</time>
      <div>
        <a href={lessonHref(lesson)} className={away ? 'lessons-gone' : undefined}>
          {lesson.subject.name}
        </a>
        {lesson.mine ? (
          <span className="dim"> {lesson.className}</span>
        ) : (
          child && (
            <>
              {' '}
              <NameChip id={child.id} name={child.name} />
            </>
          )
        )}
        <p className="small dim">{away ?? aboutLesson(lesson, t, { teacher: false })}</p>
      </div>
    </li>
  )
}
