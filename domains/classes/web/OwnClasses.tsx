import { Blocks } from 'lucide-react'
import { useEffect } from 'react'
import type { Class, listClasses } from '#contract/classes'
import type { Hat } from '#contract/people'
import { RequestsCard } from '#screens/invitations'
import { unitOf, useUnitWords } from '#screens/people'
import { Card, Empty, Note, PersonRow, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useGo } from '#web/router'
import { Joining } from './Joining.tsx'

/** A teacher's section: own classes. Whoever has one only is led straight into it: «Мой класс». */
export function OwnClasses({ hat }: { hat: Hat }) {
  const t = useUnitWords('classes')
  const go = useGo()
  const { data, error } = useAsk<typeof listClasses>('classes.listClasses', { organizationId: hat.organization.id })
  const only = data?.classes.length === 1 ? data.classes[0] : undefined
  useEffect(() => {
    if (only) go(`/school/classes/${only.id}`, { replace: true })
  }, [only, go])
  if (error) return <Note kind="bad">{error.reason}</Note>
  if (!data || only) return <Skeleton rows lines={4} />
  const led = data.classes.filter(({ can }) => can.lead)
  const taught = data.classes.filter(({ can }) => !can.lead)
  return (
    <>
      <TopBar title={t('own.title')} text={hat.organization.shortName} />
      {data.classes.length === 0 && <Empty icon={Blocks} title={t('own.none')} text={t('own.noneHint')} />}
      <div className="stack stack-l">
        {led.length > 0 && <ClassList title={t('own.led', { context: unitOf(hat.organization.kind) })} classes={led} />}
        {taught.length > 0 && <ClassList title={t('own.taught')} classes={taught} />}
        {led.length > 0 && <RequestsCard organizationId={hat.organization.id} />}
      </div>
    </>
  )
}

function ClassList({ title, classes }: { title: string; classes: Class[] }) {
  const t = useUnitWords('classes')
  return (
    <Card title={title}>
      <ul className="people">
        {classes.map(({ id, name, pupils, guardians }) => (
          <li key={id} className="classes-own">
            <PersonRow room id={id} name={name} href={`/school/classes/${id}`} />
            <div>
              <span className="small dim">{t('table.pupilsShort')}: </span>
              <Joining {...pupils} what={t('table.pupilsShort')} />
            </div>
            <div>
              <span className="small dim">{t('table.guardiansShort')}: </span>
              <Joining {...guardians} what={t('table.guardiansShort')} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
