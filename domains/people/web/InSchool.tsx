import './words.ts'
import { School } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import type { Hat } from '#contract/people'
import { Empty, Page, Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'

/** A screen of the section «Школа»: known school, known hat. `administer` closes it to the others with a kind word. */
export function InSchool({ administer, children }: { administer?: boolean; children: (hat: Hat) => ReactNode }) {
  useMe()
  const hat = useHat()
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={4} />}>
        {hat === undefined ? (
          <Skeleton lines={4} />
        ) : !hat || (administer && !hat.can.administer) ? (
          <NotHere />
        ) : (
          children(hat)
        )}
      </Suspense>
    </Page>
  )
}

function NotHere() {
  const t = useWords('people')
  return <Empty icon={School} title={t('notHere.title')} text={t('notHere.text')} />
}
