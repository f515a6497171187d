import type { Mine } from '#contract/consents'
import { useWords } from '#web/i18n'
import { spokenDay, untilDay } from './days.ts'
import { StateTag } from './StateTag.tsx'
import { TripLine } from './TripLine.tsx'

export const signHref = ({ request, subject }: Mine): `/${string}` => `/consents/${request.id}/${subject.id}`

/** One document of mine: what it is, how it stands, what I have said. */
export function MineRow({ mine }: { mine: Mine }) {
  const t = useWords('consents')
  const { request, own, state, waits, missing } = mine
  return (
    <li>
      <a className="consents-item" href={signHref(mine)}>
        <span className="row wrap">
          <b className="sp">{request.title}</b>
          <StateTag state={state} />
        </span>
        {request.trip && (
          <span className="small">
            <TripLine trip={request.trip} />
          </span>
        )}
        <span className="small dim">
          {own
            ? t(own.withdrawnAt ? 'mine.withdrawn' : `mine.${own.answer}`, {
                when: spokenDay(own.withdrawnAt ?? own.at),
              })
            : waits
              ? request.deadline
                ? t('until', { when: untilDay(request.deadline) })
                : t('mine.waits')
              : missing.length > 0
                ? t('mine.others')
                : t('mine.done')}
        </span>
      </a>
    </li>
  )
}
