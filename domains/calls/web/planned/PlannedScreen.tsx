import '../calls.css'
import '../words.ts'
import type { getPlanned } from '#contract/calls'
import { useChats, useTitles } from '#screens/chats'
import { Note, Page, Skeleton, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { GuestsCard } from '../guests/GuestsCard.tsx'
import { PlannedActs } from './PlannedActs.tsx'
import { whenOf } from './when.ts'

/** One planned call: where a calendar's link leads. */
export function PlannedScreen() {
  const t = useWords('calls')
  useMe()
  const plannedId = useParam('plannedId')
  const { data, error } = useAsk<typeof getPlanned>('calls.getPlanned', { plannedId }, { staleTime: 0 })
  const titleOf = useTitles()
  const chats = useChats() ?? []
  const invited = chats.filter(({ chat }) => data?.planned.chatIds.includes(chat.id)).map(({ chat }) => chat)
  return (
    <Page>
      <TopBar title={data?.planned.title ?? t('list.title')} back="/calls" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <section className="card stack calls-plan">
          <p className="dim">{t(`plannedKind.${data.planned.kind}`)}</p>
          <p>
            <b>{whenOf(data.planned, t)}</b>
          </p>
          {data.planned.agenda && <p className="calls-agenda">{data.planned.agenda}</p>}
          <ul className="calls-invited">
            {invited.map((chat) => (
              <li key={chat.id}>
                <a href={`/chats/${chat.id}`}>{titleOf(chat)}</a>
              </li>
            ))}
          </ul>
          <div className="row wrap">
            <PlannedActs {...data} />
          </div>
          {data.can.change && <GuestsCard of={{ plannedId }} />}
        </section>
      )}
    </Page>
  )
}
