import './words.ts'
import { ShieldAlert, UserCheck } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useDuties } from './use-duties.ts'

const DUTIES = [
  ['intrusions', ShieldAlert, '/school/staff'],
  ['unconfirmed', UserCheck, '/school/confirm'],
] as const

/** In the lane «Важное» of whoever runs the school or leads a class: a stranger in somebody's account, roles to confirm. */
export function DutyAsks() {
  const t = useWords('organizations')
  const duties = useDuties()
  return DUTIES.filter(([duty]) => duties[duty] > 0).map(([duty, icon, href]) => (
    <AskCard
      key={duty}
      icon={icon}
      kind={t(`duties.${duty}.kind`)}
      title={t(`duties.${duty}.title`, { count: duties[duty] })}
      text={t(`duties.${duty}.text`)}
      actions={
        <Button kind="pri" href={href}>
          {t(`duties.${duty}.open`)}
        </Button>
      }
    />
  ))
}
