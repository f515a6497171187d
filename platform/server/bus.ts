import type { Fact } from './events.ts'

/** What travels between processes besides facts: lossy, never in the database. */
export interface Note {
  name: string
  [key: string]: unknown
}

type Hearer<T> = (what: T) => void

const factHearers = new Set<Hearer<Fact[]>>()
const noteHearers = new Map<string, Set<Hearer<Note>>>()

/** Tells every gateway of committed facts. Call it only after the COMMIT. */
export function publish(facts: Fact[]): void {
  if (facts.length === 0) return
  for (const hear of factHearers) hear(facts)
}

export function onFacts(hear: Hearer<Fact[]>): () => void {
  factHearers.add(hear)
  return () => factHearers.delete(hear)
}

/** Tells every process something that may be lost: a session has ended, a cache is stale. */
export function tell(note: Note): void {
  for (const hear of noteHearers.get(note.name) ?? []) hear(note)
}

export function onNote(name: string, hear: Hearer<Note>): () => void {
  const hearers = noteHearers.get(name) ?? new Set()
  noteHearers.set(name, hearers.add(hear))
  return () => hearers.delete(hear)
}
