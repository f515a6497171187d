import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { getCall, Participant } from '#contract/calls'
import { Button, Note } from '#ui'
import { useWords } from '#web/i18n'
import { ChatPanel } from './ChatPanel.tsx'
import { Controls, type Panel } from './Controls.tsx'
import { Captions } from './captions/Captions.tsx'
import { useCaptions } from './captions/use-captions.ts'
import { heardKey } from './media/receiving.ts'
import type { Session, Shown } from './media/session.ts'
import { Pager } from './Pager.tsx'
import { HeadParts, InsideParts } from './Parts.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { Picture, Sound } from './Picture.tsx'
import { StageHead } from './StageHead.tsx'
import { Tile } from './Tile.tsx'
import { useArrivals, useLost } from './use-arrivals.ts'
import { useHands, usePages, useSpeaker } from './use-people.ts'
import { useSeeing } from './use-seeing.ts'

type Props = {
  session: Session
  shown: Shown
  known: OutputOf<typeof getCall>
  title: string
  guest?: boolean | undefined
}

/** The call itself: pictures, who is here, and what I can do. */
export function Stage({ session, shown, known, title, guest }: Props) {
  const t = useWords('calls')
  const { call, me } = known
  const [panel, setPanel] = useState<Panel>()
  const [speakerView, setSpeakerView] = useState(false)
  const captions = useCaptions(known)
  const hands = useHands(call.participants)
  const sharer = call.participants.find(({ screen }) => screen)
  const speaker = useSpeaker(call.participants, shown.speaking, me)
  useArrivals(call.participants, me)
  useLost(shown.lost)
  const screenOf = ({ person }: Participant) =>
    person.id === me ? shown.own.screen : shown.heard.get(heardKey(person.id, 'screen'))
  const big = sharer ? screenOf(sharer) : undefined
  const single = speakerView && !sharer ? speaker : undefined
  const pages = usePages(
    call.participants.filter((one) => one !== single),
    Boolean(big || single),
  )
  useSeeing(session, { shown: pages.shown, single, me, speaking: shown.speaking, few: !big })
  const tile = (one: Participant) => (
    <Tile
      key={one.person.id}
      one={one}
      me={one.person.id === me}
      stream={one.person.id === me ? shown.own.camera : shown.heard.get(heardKey(one.person.id, 'camera'))}
      speaking={shown.speaking.has(one.person.id)}
      hand={hands.get(one.person.id)}
    />
  )
  return (
    <main className="calls-stage board" data-panel={panel}>
      <StageHead
        shown={shown}
        call={call}
        title={title}
        speakerView={speakerView}
        onView={() => setSpeakerView(!speakerView)}
      >
        {guest && known.recorded && (
          <p className="calls-recorded" role="status">
            {t('recorded')}
          </p>
        )}
        {!guest && (
          <HeadParts callId={call.id} onSilent={() => void session.own.silence()} onLeave={() => session.leave()} />
        )}
      </StageHead>
      {!guest && <InsideParts callId={call.id} host={known.can.host} />}
      {shown.sparing.on && (
        <Note
          kind="wait"
          live
          className="calls-sparing"
          actions={
            <Button kind="line" onClick={() => session.spare(false)}>
              {t('sparing.off')}
            </Button>
          }
        >
          {t(`sparing.${shown.sparing.by}`)}
        </Note>
      )}
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
          data-count={countOf(pages.shown.length)}
        >
          {pages.shown.map(tile)}
        </div>
        <Pager pages={pages} />
        {panel === 'people' && <PeoplePanel known={known} hands={hands} onClose={() => setPanel(undefined)} />}
        {panel === 'chat' && <ChatPanel chatId={call.chatId} onClose={() => setPanel(undefined)} />}
      </div>
      <Captions known={known} on={captions} onSay={(text) => session.caption(text)} />
      <Controls
        session={session}
        shown={shown}
        known={known}
        captions={captions}
        panel={panel}
        onPanel={setPanel}
        guest={guest}
      />
      {[...shown.heard].map(([key, stream]) =>
        stream.getAudioTracks().length > 0 ? <Sound key={key} stream={stream} speakerId={shown.speakerId} /> : null,
      )}
    </main>
  )
}

/** How the tiles are laid: one by one up to ten, then for a class, then for thirty. */
const countOf = (people: number): number => (people <= 9 ? people : people <= 12 ? 10 : people <= 20 ? 20 : 30)
