import './words.ts'
import { Gavel } from 'lucide-react'
import type { Limit, listLimits } from '#contract/families'
import type { Hat } from '#contract/people'
import { AskCard, Button, NameChip } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'

const A_WEEK = 7 * 24 * 3600_000

/** For a class teacher: a paper about a guardian of the own class, while it is news. */
export function LimitAsks({ hat }: { hat: Hat }) {
  const organizationId = hat.organization.id
  const { data } = useAsk<typeof listLimits>('families.listLimits', { organizationId }, { staleTime: 60_000 })
  const since = Date.now() - A_WEEK
  return data?.limits
    .filter(({ setAt, lifted }) => Date.parse(lifted?.at ?? setAt) > since)
    .map((limit) => <LimitAsk key={limit.id} limit={limit} />)
}

function LimitAsk({ limit: { guardian, pupil, lifted } }: { limit: Limit }) {
  const t = useWords('families')
  return (
    <AskCard
      icon={Gavel}
      kind={
        <>
          {t('limits.title')}
          <NameChip id={pupil.id} name={pupil.fullName} />
        </>
      }
      title={t(lifted ? 'limits.newsLifted' : 'limits.news')}
      text={t(lifted ? 'limits.newsLiftedText' : 'limits.newsText', { name: guardian.fullName })}
      actions={
        <Button kind="pri" href={`/school/people?person=${pupil.id}`}>
          {t('limits.card')}
        </Button>
      }
    />
  )
}
