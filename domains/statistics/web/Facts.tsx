import type { ReactNode } from 'react'
import type { Figures } from '#contract/statistics'
import { hoursAndMinutes, shareOf } from '#rules/statistics'
import { useUnitWords } from '#screens/people'
import { Card } from '#ui'

/** The other figures of the period, each with what it counts. */
export function Facts({ figures }: { figures: Figures }) {
  const t = useUnitWords('statistics')
  const { announcements, calls, lessons, desk, answers, refusals, people } = figures
  const opened = shareOf(announcements.read, announcements.told)
  const routes = (Object.keys(refusals) as (keyof typeof refusals)[]).filter((route) => refusals[route] > 0)
  const wait = answers && hoursAndMinutes(answers.medianMinutes)
  const waited = wait && t(wait.hours > 0 ? 'answers.hours' : 'answers.minutes', wait)
  return (
    <Card title={t('facts.title')}>
      <dl className="stat-facts">
        <Fact name={t('facts.answers')} what={t(answers ? 'answers.what' : 'answers.few')}>
          {waited ?? '–'}
        </Fact>
        <Fact name={t('facts.published')} what={t('facts.publishedWhat')}>
          {announcements.published}
          {opened !== null && <span className="small dim"> {t('facts.opened', { share: opened })}</span>}
        </Fact>
        <Fact name={t('facts.calls')} what={t('facts.callsWhat')}>
          {calls.held}
          {calls.minutes > 0 && <span className="small dim"> {t('facts.hours', hoursAndMinutes(calls.minutes))}</span>}
        </Fact>
        <Fact name={t('facts.lessons')} what={t('facts.lessonsWhat')}>
          {lessons.held}
          {lessons.recorded > 0 && (
            <span className="small dim"> {t('facts.recorded', { count: lessons.recorded })}</span>
          )}
        </Fact>
        <Fact name={t('facts.desk')} what={t('facts.deskWhat')}>
          {desk.closed}
          {desk.medianHours !== null && (
            <span className="small dim"> {t('facts.deskMedian', { hours: desk.medianHours })}</span>
          )}
        </Fact>
        <Fact name={t('facts.refusals')} what={t('facts.refusalsWhat')}>
          {routes.length === 0 ? 0 : routes.map((route) => `${t(`route.${route}`)} ${refusals[route]}`).join(', ')}
        </Fact>
        <Fact name={t('facts.accounts')} what={t('facts.accountsWhat')}>
          {people.accounts}
        </Fact>
      </dl>
    </Card>
  )
}

const Fact = ({ name, what, children }: { name: string; what: string; children: ReactNode }) => (
  <div>
    <dt>
      {name}
      <small>{what}</small>
    </dt>
    <dd>{children}</dd>
  </div>
)
