import './refusals.css'
import './words.ts'
import { HandHeart, Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Hat } from '#contract/people'
import type { listRefusals, printRegister } from '#contract/refusals'
import { InSchool, SchoolTabs } from '#screens/people'
import { Button, Empty, IconButton, Note, Skeleton, Tabs, TopBar } from '#ui'
import { downloadUrl, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo, useQueryValue } from '#web/router'
import { PapersCard } from './PapersCard.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { RefusalRow } from './RefusalRow.tsx'
import { TaskList } from './TaskList.tsx'
import { useTasks } from './use-tasks.ts'

/** «Без площадки»: whom to tell another way, and the register of refusals. */
export const RefusalsScreen = () => <InSchool work>{(hat) => <Refusals hat={hat} />}</InSchool>

function Refusals({ hat }: { hat: Hat }) {
  const t = useWords('refusals')
  const go = useGo()
  const tab = useQueryValue('tab') === 'register' ? 'register' : 'tasks'
  const [recording, setRecording] = useState(false)
  const { data, error } = useTasks()
  const record = { icon: Plus, onClick: () => setRecording(true) }
  return (
    <>
      <title>{t('title')}</title>
      <TopBar title={t('title')} text={t('subtitle')} {...(hat.can.administer ? {} : { back: '/school' })}>
        <IconButton className="only-phone" label={t('record.new')} {...record} />
        <Button className="only-wide" kind="pri" {...record}>
          {t('record.new')}
        </Button>
      </TopBar>
      <SchoolTabs />
      {error && <Note kind="bad">{error.reason}</Note>}
      <Tabs
        label={t('title')}
        value={tab}
        onChange={(next) => go(`/school/refusals?tab=${next}`, { replace: true })}
        tabs={[
          {
            value: 'tasks',
            label: t('tabs.tasks'),
            count: (data?.tasks.filter(({ state }) => state === 'todo').length ?? 0) + (data?.papers.length ?? 0),
            bell: true,
            content: data ? (
              <div className="stack stack-l">
                <PapersCard papers={data.papers} />
                {(data.tasks.length > 0 || data.papers.length === 0) && <TaskList tasks={data.tasks} />}
              </div>
            ) : (
              <Skeleton rows lines={4} />
            ),
          },
          {
            value: 'register',
            label: t('tabs.register'),
            count: data?.filed.length ?? 0,
            bell: true,
            content: <Register organizationId={hat.organization.id} />,
          },
        ]}
      />
      {recording && <RecordDialog hat={hat} onClose={() => setRecording(false)} />}
    </>
  )
}

const STUDIES = ['traditional', 'recordings', 'selfStudy'] as const

function Register({ organizationId }: { organizationId: string }) {
  const t = useWords('refusals')
  const { data } = useAsk<typeof listRefusals>('refusals.listRefusals', { organizationId })
  if (!data) return <Skeleton rows lines={4} />
  const inForce = data.refusals.filter(({ endedOn }) => !endedOn)
  const studies = STUDIES.flatMap((study) => {
    const count = inForce.filter((one) => one.study === study).length
    return count > 0 ? [`${t(`study.${study}`)}: ${count}`] : []
  })
  return (
    <div className="refusals-narrow stack">
      <Note>{t('secret')}</Note>
      {inForce.length > 0 && (
        <div className="row wrap">
          <span className="sp small dim">{studies.join(' · ')}</span>
          <Button
            kind="line"
            icon={Printer}
            target="_blank"
            href={downloadUrl<typeof printRegister>('refusals.printRegister', { organizationId })}
          >
            {t('print.register')}
          </Button>
        </div>
      )}
      {data.refusals.length === 0 && <Empty icon={HandHeart} title={t('empty.title')} text={t('empty.text')} />}
      {data.refusals
        .toSorted((one, other) => Number(other.waits) - Number(one.waits))
        .map((one) => (
          <RefusalRow key={one.id} refusal={one} responsible />
        ))}
    </div>
  )
}
