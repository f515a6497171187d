import './recordings.css'
import './words.ts'
import type { Hat } from '#contract/people'
import type { getSettings } from '#contract/recordings'
import { InSchool, SchoolTabs } from '#screens/people'
import { Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { SettingsForm } from './SettingsForm.tsx'

/** The school's act on recording: who may, who watches, for how long. */
export const RecordingsScreen = () => <InSchool work>{(hat) => <Recordings hat={hat} />}</InSchool>

function Recordings({ hat }: { hat: Hat }) {
  const t = useWords('recordings')
  const organizationId = hat.organization.id
  const { data, error } = useAsk<typeof getSettings>('recordings.getSettings', { organizationId })
  return (
    <>
      <TopBar title={t('title')} text={hat.organization.shortName} {...(hat.can.administer ? {} : { back: '/more' })} />
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data && !data.composes && <Note kind="wait">{t('noFfmpeg')}</Note>}
      {data && <SettingsForm key={data.set?.at} organizationId={organizationId} known={data} />}
    </>
  )
}
