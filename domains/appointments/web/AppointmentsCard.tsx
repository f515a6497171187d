import './words.ts'
import { CalendarClock } from 'lucide-react'
import { Button, Card, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { useTimes } from './use-times.ts'

/** In «Ещё»: for staff, and for whoever may come to them. */
export function AppointmentsCard() {
  const t = useWords('appointments')
  const { data } = useTimes()
  if (!data || (!data.can.offer && data.pupils.length === 0)) return null
  return (
    <Card
      title={t('card.title')}
      mark={<Icon of={CalendarClock} />}
      aside={<Button href="/appointments">{t('card.open')}</Button>}
    >
      <p className="dim">{t(data.pupils.length > 0 ? 'card.text' : 'card.staff')}</p>
    </Card>
  )
}
