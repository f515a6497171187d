import type { AutomaticChat, ChatKind, ChatPart, ChatRules, Follows } from '../contract.ts'

export interface ChatFacts {
  kind: ChatKind
  automatic: AutomaticChat | null
  archived: boolean
  part: ChatPart
  /** Its people come and go with a class or a role, though somebody made it. */
  follows: Follows | null
  /** Whom the owner lets write, and whether I am one of the staff. */
  writers: ChatRules['writers']
  staff: boolean
  /** A measure of moderation lasts: reads, does not write. */
  silenced: boolean
}

export function canPost({ archived, part, silenced, writers, staff }: ChatFacts): boolean {
  if (archived || silenced || part === 'reader') return false
  return part === 'owner' || writers === 'all' || (writers === 'staff' && staff)
}

/** Hides others' messages, adds and removes people of a chat made by hand. */
export function canModerate({ archived, part }: ChatFacts): boolean {
  return !archived && part === 'owner'
}

/** Its owner gathers the people: they do not come and go with a class, and two people do not stay two. */
export const isGathered = ({ automatic, follows, kind }: ChatFacts): boolean =>
  automatic === null && follows === null && kind !== 'direct'

export const canAddPeople = (facts: ChatFacts): boolean => canModerate(facts) && isGathered(facts)

export const canLeave = isGathered

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
