import type { AutomaticChat, ChatKind, ChatPart } from '../contract.ts'

export interface ChatFacts {
  kind: ChatKind
  automatic: AutomaticChat | null
  archived: boolean
  part: ChatPart
  /** A measure of moderation lasts: reads, does not write. */
  silenced: boolean
}

export function canPost({ archived, part, silenced }: ChatFacts): boolean {
  return !archived && !silenced && part !== 'reader'
}

/** Hides others' messages, adds and removes people of a chat made by hand. */
export function canModerate({ archived, part }: ChatFacts): boolean {
  return !archived && part === 'owner'
}

/** An automatic chat's people come and go with their class; two people stay two. */
export function canAddPeople(facts: ChatFacts): boolean {
  return canModerate(facts) && facts.automatic === null && facts.kind !== 'direct'
}

export const canLeave = ({ automatic, kind }: ChatFacts): boolean => automatic === null && kind !== 'direct'

export const canEdit = (facts: ChatFacts, own: boolean): boolean => own && canPost(facts)

export const canRemove = (facts: ChatFacts, own: boolean): boolean => !facts.archived && (own || facts.part === 'owner')

/** Two people pin for themselves, elsewhere the owner does. */
export const canPin = (facts: ChatFacts): boolean => (facts.kind === 'direct' ? !facts.archived : canModerate(facts))

export const can = (facts: ChatFacts) => ({
  post: canPost(facts),
  moderate: canModerate(facts),
  addPeople: canAddPeople(facts),
  pin: canPin(facts),
})
