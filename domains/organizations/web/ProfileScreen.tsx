import './words.ts'
import './organizations.css'
import type { getOrganization } from '#contract/organizations'
import { Card, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat, useMe } from '#web/session'
import { refreshOn } from '#web/use-live'
import { Facts } from './Facts.tsx'
import { ProfileForm } from './ProfileForm.tsx'

refreshOn('organizations.organizationChanged', 'organizations.getOrganization', 'people.listMyHats')

/** R006: the organisation's cabinet. Everybody reads it, the administration changes it. */
export function ProfileScreen() {
  const t = useWords('organizations')
  useMe()
  const hat = useHat()
  const organizationId = hat?.organization.id ?? ''
  const { data, error } = useAsk<typeof getOrganization>(
    'organizations.getOrganization',
    { organizationId },
    { enabled: Boolean(hat) },
  )
  return (
    <Page>
      <TopBar
        title={t('profile.title')}
        text={data?.organization.name}
        {...(data?.can.edit ? { back: '/school' } : {})}
      />
      <div className="profile">
        {error && <p className="dim">{error.reason}</p>}
        {!data && !error && <Skeleton lines={6} />}
        {data?.can.edit && <ProfileForm key={organizationId} organization={data.organization} />}
        {data && !data.can.edit && (
          <Card title={data.organization.name}>
            <Facts
              facts={[
                [t('field.kind'), t(`kind.${data.organization.kind}`)],
                [t('field.place'), `${data.organization.municipality}, ${data.organization.region}`],
                [t('field.address'), data.organization.address],
                [t('field.schoolPhone'), data.organization.phone],
                [t('field.schoolEmail'), data.organization.email],
                [t('field.site'), data.organization.site],
              ]}
            />
          </Card>
        )}
      </div>
    </Page>
  )
}
