import { clsx } from 'clsx'
import { Hand, MicOff } from 'lucide-react'
import type { Participant } from '#contract/calls'
import { Avatar, Icon } from '#ui'
import { useWords } from '#web/i18n'
import { Picture } from './Picture.tsx'
import { Reacted } from './Reacted.tsx'

type Props = {
  one: Participant
  me: boolean
  stream: MediaStream | undefined
  speaking: boolean
  /** Whose turn it is among the raised hands. */
  hand: number | undefined
}

/** Somebody in the call: the picture, or the initials; who speaks is framed. */
export function Tile({ one, me, stream, speaking, hand }: Props) {
  const t = useWords('calls')
  const { person, mic, camera } = one
  const shown = one.guest ? t('guest.named', { name: person.name }) : person.name
  const name = me ? t('you', { name: shown }) : shown
  return (
    <figure
      className={clsx('calls-tile', speaking && mic && 'calls-speaks', hand && 'calls-asks')}
      data-person={person.id}
    >
      {camera && stream ? (
        <Picture stream={stream} mirrored={me} label={name} />
      ) : (
        <Avatar id={person.id} name={person.name} size="xl" />
      )}
      {hand && (
        <span className="calls-hand" role="img" aria-label={t('handRaised', { place: hand })}>
          <Icon of={Hand} size="s" />
          {hand}
        </span>
      )}
      <Reacted reaction={one.reaction} />
      <figcaption>
        {!mic && (
          <span role="img" aria-label={t('muted')}>
            <Icon of={MicOff} size="s" />
          </span>
        )}
        <span>{name}</span>
      </figcaption>
    </figure>
  )
}
