import '../words.ts'
import '../lessons.css'
import { CalendarDays } from 'lucide-react'
import { AbsenceCard, DayGlance } from '#screens/attendance'
import { Button } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { NextDayCard } from './NextDayCard.tsx'
import { TasksCard } from './TasksCard.tsx'

/** Under the page of today: a child who will not come, which is told in haste; who is not there, what is to be done and comes next. */
export function BelowToday() {
  const t = useWords('lessons')
  const hat = useHat()
  if (!hat) return null
  return (
    <>
      <AbsenceCard />
      {(hat.can.administer || hat.can.leadClasses) && <DayGlance hat={hat} />}
      <TasksCard hat={hat} />
      <NextDayCard hat={hat} />
      <Button wide kind="line" className="lessons-week-link" icon={CalendarDays} href="/timetable">
        {t('week.title')}
      </Button>
    </>
  )
}
