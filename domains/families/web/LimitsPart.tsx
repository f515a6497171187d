import './families.css'
import './words.ts'
import { Eye, Gavel } from 'lucide-react'
import { useState } from 'react'
import type { Limit, listLimits } from '#contract/families'
import type { Person } from '#contract/people'
import { Button, Note } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { LiftDialog } from './LiftDialog.tsx'
import { LimitDialog } from './LimitDialog.tsx'
import { LimitRow } from './LimitRow.tsx'

/** In a pupil's card, for whoever answers for the child: what is kept from whom, and by which paper. */
export function LimitsPart({ person }: { person: Person }) {
  const hat = useHat()
  if (!hat || !person.roles.includes('pupil')) return null
  const leads = hat.classes.some(
    ({ id, part }) => part === 'classTeacher' && person.classes.some((one) => one.id === id),
  )
  if (!hat.can.administer && !leads) return null
  return <Limits person={person} />
}

function Limits({ person }: { person: Person }) {
  const t = useWords('families')
  const [doing, setDoing] = useState<'limit' | Limit>()
  const asked = { organizationId: person.organizationId, pupilId: person.id }
  const { data, error } = useAsk<typeof listLimits>('families.listLimits', asked)
  const close = () => setDoing(undefined)
  return (
    <section className="families-part stack" aria-label={t('limits.title')}>
      <h3>{t('limits.title')}</h3>
      {error && <Note kind="bad">{error.reason}</Note>}
      {data?.limits.length === 0 && <p className="dim">{t('limits.none')}</p>}
      <ul className="families-rows">
        {data?.limits.map((limit) => (
          <LimitRow
            key={limit.id}
            limit={limit}
            onLift={data.can.limit && !limit.lifted ? () => setDoing(limit) : undefined}
          />
        ))}
      </ul>
      <div className="families-acts">
        {data?.can.limit && person.guardians.length > 0 && (
          <Button kind="line" icon={Gavel} onClick={() => setDoing('limit')}>
            {t('limits.add')}
          </Button>
        )}
        <Button kind="line" icon={Eye} href={`/family/${person.id}`}>
          {t('whoSees')}
        </Button>
      </div>
      {doing === 'limit' && <LimitDialog pupil={person} onClose={close} />}
      {doing && doing !== 'limit' && <LiftDialog limit={doing} onClose={close} />}
    </section>
  )
}
