import './words.ts'
import './more.css'
import { Suspense } from 'react'
import { AppointmentsCard } from '#screens/appointments'
import { MyDataCard } from '#screens/audit'
import { MineCard } from '#screens/chats'
import { ConsentsCard } from '#screens/consents'
import { FamilyCard } from '#screens/families'
import { MaterialsCard } from '#screens/files'
import { JournalCard } from '#screens/journal'
import { SummaryCard } from '#screens/statistics'
import { HelpCard } from '#screens/support'
import { Page, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { AccountLink } from './AccountLink.tsx'
import { HatsCard } from './HatsCard.tsx'
import { LookCard } from './LookCard.tsx'
import { NotificationsLink } from './NotificationsLink.tsx'
import { OrderCard } from './OrderCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { ProfileCard } from './ProfileCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

/** «Ещё»: who I am here, how it looks, where I am signed in. */
export function MoreScreen() {
  const t = useWords('accounts')
  const account = useMe()
  return (
    <Page>
      <title>{`${t('more.title')} · ${t('name')}`}</title>
      <TopBar title={t('more.title')} />
      {account && (
        <div className="more">
          <div className="stack stack-l">
            <ProfileCard account={account} />
            <HatsCard account={account} />
            <Suspense>
              <MineCard />
            </Suspense>
            <Suspense>
              <JournalCard />
            </Suspense>
            <NotificationsLink />
            <Suspense>
              <FamilyCard />
              <AppointmentsCard />
              <ConsentsCard />
              <MaterialsCard />
              <SummaryCard />
            </Suspense>
            <Suspense>
              <HelpCard />
            </Suspense>
            <Suspense>
              <MyDataCard />
            </Suspense>
            <OrderCard />
          </div>
          <div className="stack stack-l">
            <LookCard />
            <AccountLink />
            <PasswordCard account={account} />
            <SessionsCard />
          </div>
        </div>
      )}
    </Page>
  )
}
