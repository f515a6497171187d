import './families.css'
import './words.ts'
import { UsersRound } from 'lucide-react'
import { Empty, Note, Page, Skeleton, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { ChildCard } from './ChildCard.tsx'
import { OwnCard } from './OwnCard.tsx'
import { useFamily } from './use-family.ts'

/** What I may for my children; what is mine alone as a pupil. */
export function FamilyScreen() {
  const t = useWords('families')
  useMe()
  const { data, error } = useFamily()
  const nobody = data && data.children.length + data.pupils.length === 0
  return (
    <Page>
      <title>{t('title')}</title>
      <TopBar title={t('title')} back="/more" />
      <div className="stack stack-l families-narrow">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={6} />}
        {nobody && <Empty icon={UsersRound} title={t('nobody.title')} text={t('nobody.text')} />}
        {data?.pupils.map((pupil) => (
          <OwnCard key={pupil.id} pupil={pupil} />
        ))}
        {data?.children.map((child) => (
          <ChildCard key={child.id} child={child} />
        ))}
      </div>
    </Page>
  )
}
