import { useEffect, useMemo, useState } from 'react'
import type { Participant } from '#contract/calls'

/** Raised hands in the order they were raised: 1, 2, 3. */
export function useHands(participants: Participant[]): Map<string, number> {
  return useMemo(() => {
    const raised = participants.filter(({ handAt }) => handAt !== null)
    const byTime = raised.toSorted((a, b) => a.handAt!.localeCompare(b.handAt!))
    return new Map(byTime.map(({ person }, place) => [person.id, place + 1]))
  }, [participants])
}

/** The one who speaks, and while nobody does, the one who spoke last. */
export function useSpeaker(
  participants: Participant[],
  speaking: ReadonlySet<string>,
  me: string,
): Participant | undefined {
  const [last, setLast] = useState<string>()
  const now = participants.find(({ person }) => person.id !== me && speaking.has(person.id))?.person.id
  useEffect(() => {
    if (now) setLast(now)
  }, [now])
  const others = participants.filter(({ person }) => person.id !== me)
  return participants.find(({ person }) => person.id === (now ?? last)) ?? others[0] ?? participants[0]
}

/** Hosts, then who speaks, then as they came: the order in which pictures are worth their bytes. */
export const inOrder = (people: Participant[], speaking: ReadonlySet<string>): Participant[] => {
  const worth = ({ host, person }: Participant) => (host ? 2 : 0) + (speaking.has(person.id) ? 1 : 0)
  return people.toSorted((a, b) => worth(b) - worth(a))
}

export type Pages = { shown: Participant[]; page: number; count: number; turn(by: 1 | -1): void }

const wide = '(min-width: 900px)'
export const isWideNow = (): boolean => matchMedia(wide).matches
/** On a computer a class fits on one page; beside a screen that is shown there is room for a row. */
export const ROOM = { wide: 30, narrow: 6, row: 8 }

export function usePages(people: Participant[], inRow: boolean): Pages {
  const [isWide, setWide] = useState(isWideNow)
  const [wanted, setPage] = useState(0)
  useEffect(() => {
    const media = matchMedia(wide)
    const change = () => setWide(media.matches)
    media.addEventListener('change', change)
    return () => media.removeEventListener('change', change)
  }, [])
  const room = inRow ? ROOM.row : isWide ? ROOM.wide : ROOM.narrow
  const count = Math.max(1, Math.ceil(people.length / room))
  const page = Math.min(wanted, count - 1)
  return {
    shown: people.slice(page * room, (page + 1) * room),
    page,
    count,
    turn: (by) => setPage(Math.min(count - 1, Math.max(0, page + by))),
  }
}
