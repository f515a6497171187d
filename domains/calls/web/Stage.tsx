import { Grid2x2, User } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getCall, Participant } from '#contract/calls'
import { announce, IconButton, toast } from '#ui'
import { useWords } from '#web/i18n'
import { Controls } from './Controls.tsx'
import { clockOf } from './length.ts'
import { heardKey } from './media/receiving.ts'
import type { Session, Shown } from './media/session.ts'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Picture, Sound } from './Picture.tsx'
import { Tile } from './Tile.tsx'

type Props = { session: Session; shown: Shown; known: OutputOf<typeof getCall>; title: string }

/** The call itself: pictures, who is here, and what I can do. */
export function Stage({ session, shown, known, title }: Props) {
  const t = useWords('calls')
  const { call, me } = known
  const [panel, setPanel] = useState(false)
  const [speakerView, setSpeakerView] = useState(false)
  const hands = useHands(call.participants)
  const sharer = call.participants.find(({ screen }) => screen)
  const speaker = useSpeaker(call.participants, shown.speaking, me)
  useArrivals(call.participants, me)
  const streamOf = ({ person }: Participant) =>
    person.id === me ? shown.own.camera : shown.heard.get(heardKey(person.id, 'camera'))
  const screenOf = ({ person }: Participant) =>
    person.id === me ? shown.own.screen : shown.heard.get(heardKey(person.id, 'screen'))
  const tile = (one: Participant) => (
    <Tile
      key={one.person.id}
      one={one}
      me={one.person.id === me}
      stream={streamOf(one)}
      speaking={shown.speaking.has(one.person.id)}
      hand={hands.get(one.person.id)}
    />
  )
  const big = sharer ? screenOf(sharer) : undefined
  const single = speakerView && !sharer ? speaker : undefined
  return (
    <main className="calls-stage board" data-panel={panel || undefined}>
      <header>
        <div className="sp">
          <h1>{title}</h1>
          <p className="small dim">
            <Clock startedAt={call.startedAt} />
            {` · ${t('people', { count: call.participants.length })}`}
          </p>
        </div>
        {shown.connecting && (
          <p className="calls-again" role="status">
            <span className="btn-spin" />
            {t('connecting')}
          </p>
        )}
        <IconButton
          icon={speakerView ? Grid2x2 : User}
          label={t(speakerView ? 'view.grid' : 'view.speaker')}
          onClick={() => setSpeakerView(!speakerView)}
        />
      </header>
      <div className="calls-floor" data-big={Boolean(big || single) || undefined}>
        {big && (
          <figure className="calls-screen">
            <Picture stream={big} whole label={t('screenOf', { name: sharer!.person.name })} />
            <figcaption>{t('screenOf', { name: sharer!.person.name })}</figcaption>
          </figure>
        )}
        {single && <div className="calls-screen calls-one">{tile(single)}</div>}
        {/* biome-ignore lint/a11y/useSemanticElements: no form */}
        <div
          className="calls-tiles"
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: thirty people are scrolled by keyboard, too
          tabIndex={0}
          aria-label={t('participants')}
          data-count={Math.min(call.participants.length, 10)}
        >
          {call.participants.filter((one) => one !== single).map(tile)}
        </div>
        {panel && <PeoplePanel known={known} hands={hands} onClose={() => setPanel(false)} />}
      </div>
      <Controls session={session} shown={shown} known={known} panel={panel} onPanel={() => setPanel(!panel)} />
      {[...shown.heard].map(([key, stream]) =>
        stream.getAudioTracks().length > 0 ? <Sound key={key} stream={stream} /> : null,
      )}
    </main>
  )
}

function Clock({ startedAt }: { startedAt: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <span role="timer">{clockOf(startedAt, now)}</span>
}

/** Raised hands in the order they were raised: 1, 2, 3. */
function useHands(participants: Participant[]): Map<string, number> {
  return useMemo(() => {
    const raised = participants.filter(({ handAt }) => handAt !== null)
    const inOrder = raised.toSorted((a, b) => a.handAt!.localeCompare(b.handAt!))
    return new Map(inOrder.map(({ person }, place) => [person.id, place + 1]))
  }, [participants])
}

/** The one who speaks, and while nobody does, the one who spoke last. */
function useSpeaker(participants: Participant[], speaking: ReadonlySet<string>, me: string): Participant | undefined {
  const [last, setLast] = useState<string>()
  const now = participants.find(({ person }) => person.id !== me && speaking.has(person.id))?.person.id
  useEffect(() => {
    if (now) setLast(now)
  }, [now])
  const others = participants.filter(({ person }) => person.id !== me)
  return participants.find(({ person }) => person.id === (now ?? last)) ?? others[0] ?? participants[0]
}

/** Who comes and goes is told to those who do not see it. */
function useArrivals(participants: Participant[], me: string): void {
  const t = useWords('calls')
  const [before, setBefore] = useState(participants)
  useEffect(() => {
    if (before === participants) return
    const had = new Set(before.map(({ person }) => person.id))
    const has = new Set(participants.map(({ person }) => person.id))
    for (const { person, handAt } of participants) {
      if (!had.has(person.id)) announce(t('came', { name: person.name }))
      const earlier = before.find((one) => one.person.id === person.id)
      if (earlier && !earlier.handAt && handAt && person.id !== me) toast(t('handOf', { name: person.name }))
    }
    for (const { person } of before) if (!has.has(person.id)) announce(t('went', { name: person.name }))
    setBefore(participants)
  }, [participants, before, me, t])
}
