import './words.ts'
import './support.css'
import { Suspense } from 'react'
import { Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import { useQueryValue } from '#web/router'
import { useHat, useMaybeMe } from '#web/session'
import { AskInside } from './AskInside.tsx'
import { AskOutside } from './AskOutside.tsx'
import { HelpHead } from './help/HelpHead.tsx'

/** «Спросить»: of one's own school, or from the door by whoever cannot sign in. */
export function AskScreen() {
  const t = useWords('support')
  const me = useMaybeMe()
  const hat = useHat()
  const from = useQueryValue('from')
  const known = me === null || hat !== undefined
  return (
    <main className="support-help support-narrow" id="main" tabIndex={-1}>
      <title>{t('ask.title')}</title>
      <HelpHead />
      <Suspense fallback={<Skeleton lines={6} />}>
        {!known && <Skeleton lines={6} />}
        {known && (hat ? <AskInside hat={hat} from={from} /> : <AskOutside />)}
      </Suspense>
    </main>
  )
}
