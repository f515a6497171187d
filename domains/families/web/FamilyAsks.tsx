import './words.ts'
import { Cake, ShieldQuestion } from 'lucide-react'
import type { getVerification } from '#contract/people'
import { AskCard, Button, NameChip } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { namedDay } from './days.ts'
import { LimitAsks } from './LimitAsks.tsx'
import { useFamily } from './use-family.ts'

/** In the lane «Важное»: who waits to be confirmed, a birthday that changes who decides, a paper a class teacher must know. */
export function FamilyAsks() {
  const hat = useHat()
  const family = hat?.roles.some((role) => role === 'pupil' || role === 'guardian')
  const leads = hat?.classes.some(({ part }) => part === 'classTeacher')
  return (
    <>
      {hat?.confirmed === false && <Unconfirmed organizationId={hat.organization.id} />}
      {family && <Birthdays />}
      {hat && leads && <LimitAsks hat={hat} />}
    </>
  )
}

function Unconfirmed({ organizationId }: { organizationId: string }) {
  const t = useWords('families')
  const { data } = useAsk<typeof getVerification>('people.getVerification', { organizationId })
  return (
    <AskCard
      icon={ShieldQuestion}
      kind={t('waits.kind')}
      title={t('waits.title')}
      text={data?.text ?? t('waits.text')}
      actions={<Button href="/chats">{t('waits.chats')}</Button>}
    />
  )
}

function Birthdays() {
  const t = useWords('families')
  const { data } = useFamily()
  const near = [...(data?.pupils ?? []), ...(data?.children ?? [])].filter(({ ofAgeOn }) => ofAgeOn)
  return near.map((one) => {
    const child = 'name' in one ? one : undefined
    const values = { name: child?.name ?? '', day: namedDay(one.ofAgeOn!) }
    const who = child ? 'child' : 'you'
    const when = one.ofAge ? (child ? 'Is' : 'Are') : 'Soon'
    return (
      <AskCard
        key={one.id}
        icon={Cake}
        kind={
          <>
            {t('age.kind')}
            {child && <NameChip id={child.id} name={child.name} />}
          </>
        }
        title={t(one.ofAge ? 'age.is' : 'age.soon', values)}
        text={t(`age.${who}${when}`, values)}
        actions={
          <Button kind="pri" href="/family">
            {t(child ? 'open' : 'keep.decide')}
          </Button>
        }
      />
    )
  })
}
