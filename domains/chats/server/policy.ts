import type { AutomaticChat, ChatKind, ChatPart } from '../contract.ts'

export interface ChatFacts {
  kind: ChatKind
  automatic: AutomaticChat | null
  archived: boolean
  part: ChatPart
}

export function canPost({ archived, part }: ChatFacts): boolean {
  return !archived && part !== 'reader'
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

export const can = (facts: ChatFacts) => ({
  post: canPost(facts),
  moderate: canModerate(facts),
  addPeople: canAddPeople(facts),
})
