import { BellOff, Handshake, Scale, ShieldCheck } from 'lucide-react'
import { Button, Card } from '#ui'
import { useWords } from '#web/i18n'
import { useHats } from '#web/session'

/** Silence and order: what everybody in a school may set for themselves or look up. */
export function OrderCard() {
  const t = useWords('accounts')
  const hats = useHats()
  if (!hats?.length) return null
  const desk = hats.some(({ can }) => can.administer || can.leadClasses)
  return (
    <Card title={t('order.title')}>
      <div className="acts">
        <Button kind="line" icon={BellOff} href="/school/quiet">
          {t('order.quiet')}
        </Button>
        <Button kind="line" icon={Handshake} href="/school/conduct">
          {t('order.conduct')}
        </Button>
        <Button kind="line" icon={Scale} href="/more/decisions">
          {t('order.decisions')}
        </Button>
        {desk && (
          <Button kind="line" icon={ShieldCheck} href="/school/desk">
            {t('order.desk')}
          </Button>
        )}
      </div>
    </Card>
  )
}
