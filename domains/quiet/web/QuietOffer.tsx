import './quiet.css'
import './words.ts'
import { MoonStar } from 'lucide-react'
import type { getQuietHours, setQuietHours } from '#contract/quiet'
import { BYLAW_HOURS, NO_QUIET_HOURS } from '#rules/quiet'
import { Button, Card, Icon, Note, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import './use-quiet.ts'

/** The first day's question to the administrator, answered at one press; gone once it is answered. */
export function QuietOffer({ organizationId }: { organizationId: string }) {
  const t = useWords('quiet')
  const { data } = useAsk<typeof getQuietHours>('quiet.getQuietHours', { organizationId })
  const setting = useRun<typeof setQuietHours>('quiet.setQuietHours', { refresh: ['quiet.getQuietHours'] })
  if (!data?.can.edit || data.set) return null
  const decide = (hours: typeof BYLAW_HOURS, said: string) =>
    setting.mutate({ organizationId, hours, act: null }, { onSuccess: () => toast(said) })
  return (
    <Card title={t('offer.title')} mark={<Icon of={MoonStar} />}>
      <p className="dim">{t('offer.text')}</p>
      {setting.error && (
        <Note kind="bad" live>
          {setting.error.reason}
        </Note>
      )}
      <div className="row wrap quiet-offer">
        <Button kind="pri" busy={setting.isPending} onClick={() => decide(BYLAW_HOURS, t('offer.done'))}>
          {t('offer.yes')}
        </Button>
        <Button kind="line" href="/school/quiet">
          {t('offer.other')}
        </Button>
        <Button onClick={() => decide(NO_QUIET_HOURS, t('offer.refused'))}>{t('offer.no')}</Button>
      </div>
    </Card>
  )
}
