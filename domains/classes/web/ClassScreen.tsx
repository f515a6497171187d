import './classes.css'
import './words.ts'
import { FileSignature, Link2, PhoneOutgoing, Printer } from 'lucide-react'
import { Suspense } from 'react'
import type { Class, ClassSeat, getClass } from '#contract/classes'
import type { Hat } from '#contract/people'
import { RequestsCard } from '#screens/invitations'
import { JournalButton } from '#screens/journal'
import { AskedPerson, InSchool, useUnitWords } from '#screens/people'
import { Button, Note, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useParam } from '#web/router'
import { ClassMenu } from './ClassMenu.tsx'
import { ClassTeachers } from './ClassTeachers.tsx'
import { Gathering } from './Gathering.tsx'
import { Pupils } from './Pupils.tsx'
import { SubjectTeachers } from './SubjectTeachers.tsx'

export const ClassScreen = () => <InSchool>{(hat) => <OneClass hat={hat} />}</InSchool>

/** What everything on the screen of a class is told. */
export type ClassProps = { of: Class; seats: ClassSeat[] }

function OneClass({ hat }: { hat: Hat }) {
  const classId = useParam('classId')
  const { data, error } = useAsk<typeof getClass>('classes.getClass', { classId })
  const t = useUnitWords('classes', data?.class.kind)
  const back = hat.can.administer ? '/school/classes' : '/school'
  if (error) {
    return (
      <>
        <TopBar title={t('class.gone')} back={back} />
        <Note kind="bad">{error.reason}</Note>
      </>
    )
  }
  if (!data) return <Skeleton rows lines={6} />
  const { class: one, seats } = data
  return (
    <>
      <TopBar title={one.name} text={t('class.year', { year: one.year })} back={back}>
        <Suspense>
          <JournalButton classId={one.id} />
        </Suspense>
        {one.can.edit && <ClassMenu of={one} />}
      </TopBar>
      {one.can.lead && (
        <p className="row wrap classes-acts">
          <Button kind="line" icon={Printer} href={`/school/classes/${one.id}/sheets`}>
            {t('class.sheets')}
          </Button>
          <Button kind="line" icon={Link2} href={`/school/classes/${one.id}/invitations`}>
            {t('class.invitation')}
          </Button>
          <Button kind="line" icon={FileSignature} href="/school/consents">
            {t('class.consents')}
          </Button>
          <Button kind="line" icon={PhoneOutgoing} href="/school/refusals">
            {t('class.refusals')}
          </Button>
        </p>
      )}
      <div className="cols">
        <Pupils of={one} seats={seats} />
        <aside className="stack stack-l">
          <Gathering of={one} seats={seats} />
          {hat.can.leadClasses && <RequestsCard organizationId={one.organizationId} />}
          <ClassTeachers of={one} seats={seats} />
          <SubjectTeachers of={one} seats={seats} />
        </aside>
      </div>
      <AskedPerson />
    </>
  )
}
