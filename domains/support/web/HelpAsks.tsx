import './words.ts'
import { LifeBuoy } from 'lucide-react'
import { AskCard, Button } from '#ui'
import { useWords } from '#web/i18n'
import { useHelpWaiting } from './use-waiting.ts'

const SIDES = [
  ['mine', '/more/help'],
  ['school', '/school/help'],
  ['operator', '/operator/help'],
] as const

/** In the lane «Важное»: an answer has come, or a question waits for one. */
export function HelpAsks() {
  const t = useWords('support')
  const waiting = useHelpWaiting()
  return SIDES.filter(([side]) => waiting[side] > 0).map(([side, href]) => (
    <AskCard
      key={side}
      icon={LifeBuoy}
      kind={t('asks.kind')}
      title={t(`asks.${side}`, { count: waiting[side] })}
      actions={
        <Button kind="pri" href={href}>
          {t('asks.open')}
        </Button>
      }
    />
  ))
}
