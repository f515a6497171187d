import type { ChatPart } from '#contract/chats'

// Who may do what with a poll, and what an anonymous one may show. Pure.

/** So many ballots are told together, so that nobody's choice can be read off a sum that has moved by one. */
export const TOLD_TOGETHER = 3

export interface Seat {
  kind: 'direct' | 'group' | 'channel'
  part: ChatPart
  archived: boolean
  silenced: boolean
}

export interface Standing {
  own: boolean
  anonymous: boolean
  quiz: boolean
  closed: boolean
  voted: boolean
  posted: boolean
}

/** Whoever may write here may ask; two people need no poll. */
export const canAsk = ({ kind, part, archived, silenced }: Seat): boolean =>
  !archived && !silenced && part !== 'reader' && kind !== 'direct'

/** Everybody who sits here, readers of a channel too. An answer to a quiz is not taken back. */
export const canVote = ({ archived }: Seat, { posted, closed, quiz, voted }: Standing): boolean =>
  posted && !archived && !closed && !(quiz && voted)

export const canClose = ({ part, archived }: Seat, { own, closed }: Standing): boolean =>
  !archived && !closed && (own || part === 'owner')

/** A reader of a channel does not learn who else reads it. */
export const canSeeNames = ({ kind, part }: Seat, { own, anonymous }: Standing): boolean =>
  !anonymous && (own || kind !== 'channel' || part !== 'reader')

/** A reminder is the author's and the owners' business, not the neighbours'. */
export const canSeeRest = ({ part }: Seat, { own, anonymous }: Standing): boolean =>
  !anonymous && (own || part === 'owner')

export const canExport = ({ part }: Seat, { own }: Standing, administers: boolean): boolean =>
  own || part === 'owner' || administers

/** What an anonymous poll shows: sums of the ballots that are told; closed with too few, nothing. */
export const isTooFew = (anonymous: boolean, closed: boolean, voters: number): boolean =>
  anonymous && closed && voters > 0 && voters < TOLD_TOGETHER
