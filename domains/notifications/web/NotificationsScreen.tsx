import './notifications.css'
import './words.ts'
import { Suspense } from 'react'
import { OwnHoursCard } from '#screens/quiet'
import { Card, Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'
import type { getSettings } from '../contract.ts'
import { DeviceCard } from './DeviceCard.tsx'
import { OtherDevices } from './OtherDevices.tsx'
import { LettersCard, ShowCard } from './WishCards.tsx'

/** `/more/notifications`: what may wake me on which device, what the screen shows, letters, my own quiet hours. */
export function NotificationsScreen() {
  const t = useWords('notifications')
  useMe()
  const organizationId = useHat()?.organization.id
  const { data, error } = useAsk<typeof getSettings>('notifications.getSettings', {})
  return (
    <Page className="notifications-page">
      <TopBar title={t('title')} text={t('hint')} back="/more" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <div className="notifications-cols">
          <div className="stack stack-l">
            <DeviceCard settings={data} />
            <OtherDevices devices={data.devices.filter(({ mine }) => !mine)} />
            <ShowCard settings={data} />
            <LettersCard settings={data} />
          </div>
          <div className="stack stack-l">
            {organizationId && (
              <Suspense fallback={<Skeleton lines={4} />}>
                <OwnHoursCard organizationId={organizationId} />
              </Suspense>
            )}
            <Card title={t('each.title')}>
              <p className="dim">{t('each.text')}</p>
              <p className="dim">{t('urgent')}</p>
            </Card>
          </div>
        </div>
      )}
    </Page>
  )
}
