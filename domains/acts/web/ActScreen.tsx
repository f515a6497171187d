import './words.ts'
import './acts.css'
import { useState } from 'react'
import type { Act, getAct } from '#contract/acts'
import { InSchool, SchoolTabs } from '#screens/people'
import { Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam, usePath } from '#web/router'
import { ActTools } from './ActTools.tsx'
import { DraftCard } from './DraftCard.tsx'
import { NoticeList } from './NoticeList.tsx'
import { VersionCard } from './VersionCard.tsx'

/** One act: what holds now, and how it came to it. */
export const ActScreen = () => <InSchool>{() => <One />}</InSchool>

function One() {
  const t = useWords('acts')
  const actId = useParam('actId')
  const inSchool = usePath().startsWith('/school')
  const [older, setOlder] = useState(false)
  const { data, error } = useAsk<typeof getAct>('acts.getAct', { actId })
  const keep = Boolean(data?.can.keep && inSchool)
  const draft = data?.versions.find(({ state }) => state === 'draft')
  const adopted = data?.versions.filter(({ state }) => state !== 'draft') ?? []
  const [newest, ...others] = sorted(data?.act, adopted)
  return (
    <>
      <TopBar
        title={data?.act.title ?? t('title')}
        back={inSchool ? '/school/acts' : '/acts'}
        {...(data ? { text: t(`kind.${data.act.kind}`) } : {})}
      />
      {inSchool && <SchoolTabs />}
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="cols">
          <div className="stack stack-l">
            {keep && draft && <DraftCard act={data.act} version={draft} first={adopted.length === 0} />}
            {newest && <VersionCard version={newest} />}
            {others.length > 0 && !older && (
              <button type="button" className="acts-older" onClick={() => setOlder(true)}>
                {t('older', { count: others.length })}
              </button>
            )}
            {older && others.map((version) => <VersionCard key={version.id} version={version} short />)}
          </div>
          {keep && (
            <aside className="stack stack-l">
              {newest && <ActTools act={data.act} version={newest} draft={Boolean(draft)} />}
              <NoticeList notices={data.notices} />
            </aside>
          )}
        </div>
      )}
    </>
  )
}

/** The one that speaks for the act is first, whatever comes next. */
const sorted = <V extends { id: string }>(act: Act | undefined, versions: V[]): V[] => [
  ...versions.filter(({ id }) => id === act?.current?.id),
  ...versions.filter(({ id }) => id !== act?.current?.id),
]
