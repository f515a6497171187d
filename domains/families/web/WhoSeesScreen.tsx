import './families.css'
import './words.ts'
import type { ReactNode } from 'react'
import type { listWhoSees, WhoSees } from '#contract/families'
import { Card, Note, Page, Skeleton, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useHats, useMe } from '#web/session'

/** «Кто видит сведения о ребёнке»: names, and what each of them sees. */
export function WhoSeesScreen() {
  const t = useWords('families')
  useMe()
  const pupilId = useParam('pupilId')
  const own = useHats()?.some(
    ({ personId, children }) => personId === pupilId || children.some(({ id }) => id === pupilId),
  )
  const { data, error } = useAsk<typeof listWhoSees>('families.listWhoSees', { pupilId })
  return (
    <Page>
      <title>{t('who.title')}</title>
      <TopBar
        title={t('who.title')}
        text={data && [data.pupil.fullName, data.pupil.className].filter(Boolean).join(', ')}
        back={own ? '/family' : `/school/people?person=${pupilId}`}
      />
      <div className="stack stack-l families-narrow">
        {error && <Note kind="bad">{error.reason}</Note>}
        {!data && !error && <Skeleton lines={8} />}
        {data && <Groups seen={data} />}
      </div>
    </Page>
  )
}

function Groups({ seen }: { seen: WhoSees }) {
  const t = useWords('families')
  const { guardians, classTeachers, teachers, administration, classmates, otherParents, pupil } = seen
  return (
    <>
      <Group
        title={t('who.family')}
        text={t(pupil.ofAge ? 'who.familyAdult' : 'who.familyText')}
        none={t('who.noFamily')}
      >
        {guardians.map(({ fullName, relation, talks, signs }) => (
          <li key={fullName}>
            <div>
              {fullName} <span className="dim">{t(`relation.${relation}`)}</span>
            </div>
            {talks && <Tag>{t('who.talks')}</Tag>}
            {signs && <Tag>{t('who.signs')}</Tag>}
          </li>
        ))}
      </Group>
      <Group title={t('who.classTeacher')} text={t('who.classTeacherText')} none={t('who.nobody')}>
        {classTeachers.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </Group>
      <Group title={t('who.teachers')} text={t('who.teachersText')} none={t('who.nobody')}>
        {[...Map.groupBy(teachers, ({ fullName }) => fullName)].map(([name, taught]) => (
          <li key={name}>
            <div>
              {name}{' '}
              <span className="dim">{taught.flatMap(({ subject }) => subject?.toLowerCase() ?? []).join(', ')}</span>
            </div>
          </li>
        ))}
      </Group>
      <Group title={t('who.administration')} text={t('who.administrationText')} none={t('who.nobody')}>
        {administration.map(({ fullName, post }) => (
          <li key={fullName}>
            <div>
              {fullName} {post && <span className="dim">{post}</span>}
            </div>
          </li>
        ))}
      </Group>
      <Card title={t('who.others')}>
        <ul className="stack">
          <li>{classmates > 0 ? t('who.classmates', { count: classmates }) : t('who.noClassmates')}</li>
          <li>{otherParents > 0 ? t('who.parents', { count: otherParents }) : t('who.noParents')}</li>
          <li>{t('who.operator')}</li>
          <li>{t('who.nobodyElse')}</li>
        </ul>
      </Card>
      <p>
        <a href="/more/my-data">{t('who.deeds')}</a>
      </p>
    </>
  )
}

function Group({ title, text, none, children }: { title: string; text: string; none: string; children: ReactNode[] }) {
  return (
    <Card title={title}>
      <p className="dim">{text}</p>
      {children.length > 0 ? <ul className="families-rows">{children}</ul> : <p>{none}</p>}
    </Card>
  )
}
