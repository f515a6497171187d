import '../words.ts'
import { CalendarCheck, CalendarDays } from 'lucide-react'
import { AbsenceCard } from '#screens/attendance'
import { Button } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** Under the page of today: the week, and a child who will not come. */
export function BelowToday() {
  const t = useWords('lessons')
  const hat = useHat()
  if (!hat) return null
  return (
    <>
      <Button wide kind="line" className="lessons-week-link" icon={CalendarDays} href="/timetable">
        {t('week.title')}
      </Button>
      {(hat.can.administer || hat.can.leadClasses) && (
        <Button wide kind="line" className="lessons-week-link" icon={CalendarCheck} href="/school/attendance">
          {t('week.visitsToday')}
        </Button>
      )}
      <AbsenceCard />
    </>
  )
}
