import './words.ts'
import { ChartNoAxesColumn } from 'lucide-react'
import type { getAccess } from '#contract/statistics'
import { answersForSchool, isStaff } from '#rules/people'
import { Button, Card, Icon } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** The way to the figures of an employee who does not administer the school but was given them. */
export function SummaryCard() {
  const t = useWords('statistics')
  const hat = useHat()
  const organizationId = hat?.organization.id ?? ''
  const enabled = Boolean(hat && isStaff(hat.roles) && !answersForSchool(hat.roles))
  const { data } = useAsk<typeof getAccess>('statistics.getAccess', { organizationId }, { enabled, staleTime: 300_000 })
  if (!data?.may) return null
  const open = <Button href="/school/summary">{t('card.open')}</Button>
  return (
    <Card title={t('title')} mark={<Icon of={ChartNoAxesColumn} />} aside={open}>
      <p className="dim">{t('card.text')}</p>
    </Card>
  )
}
