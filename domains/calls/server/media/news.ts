import type { Place } from './engine.ts'

// Whoever listens in a room is told that there is something new to ask for, and asks.

const LISTENS_FOR = 8000

interface Listener {
  peer: string
  go(): void
}

const listeners = new Map<string, Set<Listener>>()
/** When there was something new in a room, or for one peer of it: a number that only grows. */
const told = new Map<string, number>()
let last = 0

/** Everybody of a room, or one of them, has something new to ask for. */
export function tellNews(room: string, peer?: string): void {
  last += 1
  told.set(peer ? `${room} ${peer}` : room, last)
  for (const one of [...(listeners.get(room) ?? [])]) if (!peer || one.peer === peer) one.go()
}

export const newsFor = ({ room, peer }: Place): number =>
  Math.max(told.get(room) ?? 0, told.get(`${room} ${peer}`) ?? 0)

export const forgetNews = (room: string, peer?: string): boolean => told.delete(peer ? `${room} ${peer}` : room)

/** Until there is something newer than `since`, for a little while. */
export function untilNews(at: Place, since: number): Promise<void> {
  if (newsFor(at) !== since) return Promise.resolve()
  return new Promise((resolve) => {
    const those = listeners.get(at.room) ?? new Set()
    listeners.set(at.room, those)
    const listener = {
      peer: at.peer,
      go() {
        clearTimeout(timer)
        those.delete(listener)
        if (those.size === 0 && listeners.get(at.room) === those) listeners.delete(at.room)
        resolve()
      },
    }
    const timer = setTimeout(listener.go, LISTENS_FOR)
    timer.unref()
    those.add(listener)
  })
}

export const listenedRooms = (): string[] => [...listeners.keys()]
