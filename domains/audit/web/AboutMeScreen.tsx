import './audit.css'
import './words.ts'
import type { listAboutMe } from '#contract/audit'
import { InSchool } from '#screens/people'
import { TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { Nothing, Pages } from './Pages.tsx'

/** «Кто что делал с моими данными»: about me and my children. */
export function AboutMeScreen() {
  const t = useWords('audit')
  return (
    <InSchool>
      {({ organization }) => (
        <>
          <TopBar title={t('mine.title')} text={organization.shortName} back="/more" />
          <p className="dim audit-lead">{t('mine.text')}</p>
          <div className="stack audit-column">
            <Pages<typeof listAboutMe>
              name="audit.listAboutMe"
              input={{ organizationId: organization.id }}
              zone={organization.timeZone}
              none={<Nothing title={t('mine.none')} text={t('mine.noneHint')} />}
            />
          </div>
        </>
      )}
    </InSchool>
  )
}
