import './words.ts'
import './support.css'
import { LifeBuoy } from 'lucide-react'
import { Button, Count } from '#ui'
import { useWords } from '#web/i18n'
import { useHelpWaiting } from './use-waiting.ts'

/** On the operator's desk: what schools ask. */
export function OperatorHelpLink() {
  const t = useWords('support')
  const { operator } = useHelpWaiting()
  return (
    <p className="support-desk">
      <Button kind={operator > 0 ? 'soft' : 'plain'} icon={LifeBuoy} href="/operator/help">
        {t('desk.title')}
        <Count value={operator} bell label={t('desk.waiting')} />
      </Button>
    </p>
  )
}
