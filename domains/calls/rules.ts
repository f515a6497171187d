import type { Source, Switches } from './contract.ts'

// Who may do what in a call. Pure.

/** It rings so long; nobody came: it was missed. */
export const RINGS_SECONDS = 45
/** Whoever has not been heard of for so long has left. */
export const SILENT_SECONDS = 30
/** In one call, until an engine has shown that it carries more. */
export const PEOPLE_AT_MOST = 50
/** Cameras that one viewer is sent: what each engine was seen to carry for a full room on two cores. */
export const PICTURES = { builtin: 12, janus: 30 } as const
/** More phones than this are not set ringing at once: a line in the chat says it. */
export const RUNG_AT_MOST = 60

export interface Seat {
  kind: 'direct' | 'group' | 'channel'
  part: 'owner' | 'member' | 'reader'
  archived: boolean
  silenced: boolean
}

/** Two people call one another; in a group an adult of the school does, or whoever answers for the chat. */
export const canStart = ({ kind, part, archived, silenced }: Seat, staff: boolean): boolean =>
  !archived && !silenced && (kind === 'direct' || (kind === 'group' && (part === 'owner' || staff)))

/** Two people are equals: neither is the host of the other. */
export const isHost = ({ kind, part }: Seat, started: boolean, asked = false): boolean =>
  kind !== 'direct' && (part === 'owner' || started || asked)

export const canEnd = (seat: Seat, host: boolean): boolean => host || seat.kind === 'direct'

interface Standing {
  host: boolean
  silenced: boolean
  switches: Switches
}

/** Somebody under a measure of moderation listens and does not speak, as in the chat. */
export const maySpeak = ({ host, silenced, switches }: Standing): boolean => !silenced && (host || switches.speak)
export const mayShow = ({ host, silenced, switches }: Standing): boolean => !silenced && (host || switches.show)
export const mayShare = ({ host, silenced, switches }: Standing): boolean => !silenced && (host || switches.share)

/** Two people write down for one another; in a group the host does, or whom the host has asked. */
export const mayCaption = ({ host, silenced }: Standing, asked: boolean): boolean => !silenced && (host || asked)
/** So many lines are read at a glance. */
export const CAPTIONS_SHOWN = 3

export interface Sending {
  mic: boolean
  camera: boolean
  screen: boolean
}

/** What is passed on of somebody. The sound of a shared screen goes with the screen. */
export const sourcesOf = ({ mic, camera, screen }: Sending): Source[] => [
  ...(mic ? (['mic'] as const) : []),
  ...(camera ? (['camera'] as const) : []),
  ...(screen ? (['screen', 'screenSound'] as const) : []),
]

/** What of a wish is granted. */
export const granted = (wish: Sending, standing: Standing): Sending => ({
  mic: wish.mic && maySpeak(standing),
  camera: wish.camera && mayShow(standing),
  screen: wish.screen && mayShare(standing),
})

export interface Door {
  host: boolean
  removed: boolean
  admitted: boolean
  /** In it just now: another device, or a connection that comes back. */
  inside: boolean
  locked: boolean
  waitingRoom: boolean
  full: boolean
}

export type Entry = 'in' | 'waiting' | 'removed' | 'locked' | 'full'

export function entryOf({ host, removed, admitted, inside, locked, waitingRoom, full }: Door): Entry {
  if (removed) return 'removed'
  if (host || inside) return 'in'
  if (locked) return 'locked'
  if (full) return 'full'
  return waitingRoom && !admitted ? 'waiting' : 'in'
}
