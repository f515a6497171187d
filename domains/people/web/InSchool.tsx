import './words.ts'
import { School } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import type { Hat } from '#contract/people'
import { isStaff } from '#rules/people'
import { Button, Empty, Page, Skeleton, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'

/** A screen of the section «Школа»: known school, known hat. `work` is for the staff, `administer` for who governs. */
export function InSchool({ administer, work, children }: Props) {
  useMe()
  const hat = useHat()
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={4} />}>
        {hat === undefined ? (
          <Skeleton lines={4} />
        ) : !hat ? (
          <NotHere why="nowhere" />
        ) : (administer && !hat.can.administer) || (work && !isStaff(hat.roles)) ? (
          <NotHere why={isStaff(hat.roles) ? 'notHere' : 'forStaff'} />
        ) : (
          children(hat)
        )}
      </Suspense>
    </Page>
  )
}

type Props = { administer?: boolean; work?: boolean; children: (hat: Hat) => ReactNode }

/** A door for somebody else: whose it is, what to do about it, and the way back. */
function NotHere({ why }: { why: 'notHere' | 'forStaff' | 'nowhere' }) {
  const t = useWords('people')
  return (
    <>
      <TopBar title={t(`${why}.head`)} back="/" />
      <Empty
        icon={School}
        title={t(`${why}.title`)}
        text={t(`${why}.text`)}
        actions={
          <Button kind="pri" href="/">
            {t('notHere.go')}
          </Button>
        }
      />
    </>
  )
}
