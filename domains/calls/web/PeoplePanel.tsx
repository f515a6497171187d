import { Captions, CaptionsOff, Ellipsis, Hand, MicOff, UserCheck, UserX, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { OutputOf } from '#contract'
import type {
  appointCaptioner,
  appointHost,
  getCall,
  lowerHands,
  mutePeople,
  Participant,
  removeParticipant,
  setHosting,
} from '#contract/calls'
import { Avatar, Button, Checkbox, Icon, IconButton, Menu, type MenuItem, toast } from '#ui'
import { type ApiError, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { AtTheDoor } from './AtTheDoor.tsx'

const GuestsCard = lazy(() => import('./guests/GuestsCard.tsx').then((file) => ({ default: file.GuestsCard })))

type Props = { known: OutputOf<typeof getCall>; hands: Map<string, number>; onClose: () => void }
const say = ({ reason }: ApiError) => void toast(reason, { bad: true })

/** Who is here and who waits; for the host, what each may do. */
export function PeoplePanel({ known, hands, onClose }: Props) {
  const t = useWords('calls')
  const { call, can } = known
  const order = (one: Participant) => hands.get(one.person.id) ?? 1000
  return (
    <aside className="calls-panel" aria-label={t('panel.label')}>
      <div className="row">
        <h2 className="sp">{t('panel.label')}</h2>
        <IconButton icon={X} label={t('panel.close')} onClick={onClose} />
      </div>
      {can.host && <AtTheDoor call={call} />}
      {can.host && hands.size > 1 && <LowerAll callId={call.id} />}
      <ul className="calls-people">
        {call.participants
          .toSorted((a, b) => order(a) - order(b))
          .map((one) => (
            <Person key={one.person.id} one={one} known={known} hand={hands.get(one.person.id)} />
          ))}
      </ul>
      {can.host && <Hosting known={known} />}
      {can.invite && !known.direct && (
        <Suspense>
          <GuestsCard of={{ callId: call.id }} />
        </Suspense>
      )}
    </aside>
  )
}

function Person({ one, known, hand }: { one: Participant; known: Props['known']; hand: number | undefined }) {
  const t = useWords('calls')
  const { call, can, me } = known
  const { person, host, cohost, captioner, guest, mic } = one
  const muting = useRun<typeof mutePeople>('calls.mutePeople')
  const removing = useRun<typeof removeParticipant>('calls.removeParticipant')
  const appointing = useRun<typeof appointHost>('calls.appointHost')
  const captioning = useRun<typeof appointCaptioner>('calls.appointCaptioner')
  const lowering = useRun<typeof lowerHands>('calls.lowerHands')
  const target = { callId: call.id, personId: person.id }
  const items: MenuItem[] = [
    ...(hand
      ? [
          {
            key: 'hand',
            icon: Hand,
            label: t('panel.lower'),
            onSelect: () => lowering.mutate(target, { onError: say }),
          },
        ]
      : []),
    ...(mic
      ? [{ key: 'mute', icon: MicOff, label: t('panel.mute'), onSelect: () => muting.mutate(target, { onError: say }) }]
      : []),
    ...(guest || (host && !cohost)
      ? []
      : [
          {
            key: 'host',
            icon: UserCheck,
            label: t(host ? 'panel.thank' : 'panel.appoint'),
            onSelect: () => appointing.mutate({ ...target, on: !host }, { onError: say }),
          },
        ]),
    ...(guest
      ? []
      : [
          {
            key: 'captions',
            icon: captioner ? CaptionsOff : Captions,
            label: t(captioner ? 'captions.thank' : 'captions.appoint'),
            onSelect: () => captioning.mutate({ ...target, on: !captioner }, { onError: say }),
          },
        ]),
    ...(host
      ? []
      : [
          {
            key: 'remove',
            icon: UserX,
            label: t('panel.remove'),
            red: true,
            onSelect: () => removing.mutate(target, { onError: say }),
          },
        ]),
  ]
  const actions = t('panel.actions', { name: person.name })
  return (
    <li>
      <Avatar id={person.id} name={person.name} size="s" />
      <span className="sp">
        {person.id === me ? t('you', { name: person.name }) : person.name}
        {guest && (
          <span className="calls-host small dim">{[t('guest.word'), person.post].filter(Boolean).join(', ')}</span>
        )}
        {captioner && <span className="calls-host small dim">{t('captions.writes')}</span>}
        {host && <span className="calls-host small dim">{t(cohost ? 'panel.cohost' : 'panel.host')}</span>}
      </span>
      {hand && (
        <span className="calls-hand" role="img" aria-label={t('handRaised', { place: hand })}>
          <Icon of={Hand} size="s" />
          {hand}
        </span>
      )}
      {!mic && (
        <span className="dim" role="img" aria-label={t('muted')}>
          <Icon of={MicOff} size="s" />
        </span>
      )}
      {can.host && person.id !== me && items.length > 0 && (
        <Menu trigger={<IconButton icon={Ellipsis} label={actions} />} label={actions} items={items} align="end" />
      )}
    </li>
  )
}

/** When the question is answered, nobody goes on holding up a hand. */
function LowerAll({ callId }: { callId: string }) {
  const t = useWords('calls')
  const lowering = useRun<typeof lowerHands>('calls.lowerHands')
  return (
    <Button
      kind="line"
      icon={Hand}
      busy={lowering.isPending}
      onClick={() => lowering.mutate({ callId, personId: null }, { onError: say })}
    >
      {t('panel.lowerAll')}
    </Button>
  )
}

function Hosting({ known: { call } }: { known: Props['known'] }) {
  const t = useWords('calls')
  const muting = useRun<typeof mutePeople>('calls.mutePeople')
  const setting = useRun<typeof setHosting>('calls.setHosting')
  // Shown as pressed at once; the call as the server tells it decides.
  const [wish, setWish] = useState<Partial<typeof call>>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever has changed is what is so now
  useEffect(() => setWish(undefined), [call])
  const { locked, waitingRoom, switches } = { ...call, ...wish }
  function set(part: { locked?: boolean; waitingRoom?: boolean; switches?: Partial<typeof switches> }) {
    const next = { locked, waitingRoom, ...part, switches: { ...switches, ...part.switches } }
    setWish(next)
    setting.mutate(
      { callId: call.id, ...next },
      {
        onError: (error) => {
          setWish(undefined)
          say(error)
        },
      },
    )
  }
  return (
    <section className="calls-hosting" aria-label={t('panel.hosting')}>
      <Button
        kind="line"
        wide
        icon={MicOff}
        onClick={() => muting.mutate({ callId: call.id, personId: null }, { onError: say })}
      >
        {t('panel.muteAll')}
      </Button>
      <fieldset>
        <legend>{t('panel.may')}</legend>
        <Checkbox
          label={t('panel.speak')}
          checked={switches.speak}
          onChange={(speak) => set({ switches: { speak } })}
        />
        <Checkbox label={t('panel.show')} checked={switches.show} onChange={(show) => set({ switches: { show } })} />
        <Checkbox
          label={t('panel.share')}
          checked={switches.share}
          onChange={(share) => set({ switches: { share } })}
        />
      </fieldset>
      <fieldset>
        <legend>{t('panel.door')}</legend>
        <Checkbox label={t('panel.waitingRoom')} checked={waitingRoom} onChange={(on) => set({ waitingRoom: on })} />
        <Checkbox label={t('panel.locked')} checked={locked} onChange={(on) => set({ locked: on })} />
      </fieldset>
    </section>
  )
}
