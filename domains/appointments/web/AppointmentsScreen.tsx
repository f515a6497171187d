import './appointments.css'
import './words.ts'
import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Hat } from '#contract/people'
import { InSchool } from '#screens/people'
import { Button, Empty, IconButton, Note, Skeleton, TopBar } from '#ui'
import { useWords } from '#web/i18n'
import { MinePart } from './MinePart.tsx'
import { OfferDialog } from './OfferDialog.tsx'
import { OfferedPart } from './OfferedPart.tsx'
import { OpenPart } from './OpenPart.tsx'
import { useTimes } from './use-times.ts'

/** «Приём у педагога»: what I have taken, what I offer, what there is to take. */
export const AppointmentsScreen = () => <InSchool>{(hat) => <Appointments hat={hat} />}</InSchool>

function Appointments({ hat }: { hat: Hat }) {
  const t = useWords('appointments')
  const [offering, setOffering] = useState(false)
  const { data, error } = useTimes()
  const offer = { icon: Plus, onClick: () => setOffering(true) }
  const { organization } = hat
  return (
    <>
      <TopBar title={t('title')} text={t('subtitle')} back="/more">
        {data?.can.offer && (
          <>
            <IconButton className="only-phone" label={t('offer.do')} {...offer} />
            <Button className="only-wide" kind="pri" {...offer}>
              {t('offer.do')}
            </Button>
          </>
        )}
      </TopBar>
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <div className="stack stack-l appointments">
          {data.taken.length > 0 && <MinePart times={data.taken} organizationId={organization.id} />}
          {data.can.offer && <OfferedPart times={data.offered} organizationId={organization.id} />}
          {data.pupils.length > 0 && (
            <OpenPart open={data.open} pupils={data.pupils} organizationId={organization.id} />
          )}
          {!data.can.offer && data.pupils.length === 0 && <Empty icon={CalendarClock} text={t('nobody')} />}
        </div>
      )}
      {offering && <OfferDialog organizationId={organization.id} onClose={() => setOffering(false)} />}
    </>
  )
}
