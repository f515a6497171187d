import './words.ts'
import './organizations.css'
import type { getOrganization } from '#contract/organizations'
import type { Hat } from '#contract/people'
import { InSchool, SchoolTabs } from '#screens/people'
import { Card, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { refreshOn } from '#web/use-live'
import { Facts } from './Facts.tsx'
import { ProfileForm } from './ProfileForm.tsx'

refreshOn('organizations.organizationChanged', 'organizations.getOrganization', 'people.listMyHats')

/** R006: the organisation's cabinet. Everybody reads it, the administration changes it. */
export const ProfileScreen = () => <InSchool>{(hat) => <SchoolProfile hat={hat} />}</InSchool>

function SchoolProfile({ hat }: { hat: Hat }) {
  const t = useWords('organizations')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getOrganization>('organizations.getOrganization', { organizationId })
  return (
    <>
      <title>{`${t('profile.title')} · ${t('name')}`}</title>
      <TopBar
        title={t('profile.title')}
        text={hat.organization.shortName || hat.organization.name}
        {...(hat.can.administer ? {} : { back: '/more' })}
      />
      <SchoolTabs />
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
    </>
  )
}
