import { useEffect } from 'react'
import type { Participant } from '#contract/calls'
import type { Known } from './media/known.ts'
import type { Camera } from './media/link.ts'
import type { Session } from './media/session.ts'
import { inOrder, isWideNow, ROOM } from './use-people.ts'

/** So many pictures at once are worth their large size. */
const FEW = 4

type Seeing = {
  shown: Participant[]
  single: Participant | undefined
  me: string
  speaking: ReadonlySet<string>
  few: boolean
}

/** Only whoever is on the screen is asked for: large where the tile is, the one who speaks first. */
export function useSeeing(session: Session, { shown, single, me, speaking, few }: Seeing): void {
  const cameras = [...(single ? [single] : []), ...inOrder(shown, speaking)]
    .filter(({ person, camera }) => camera && person.id !== me)
    .map(({ person }) => person.id)
  const large = (id: string) => (single ? id === single.person.id : few && shown.length <= FEW)
  const said = cameras.map((id) => `${id}${large(id) ? '+' : ''}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: said holds all of it
  useEffect(() => session.see(cameras.map((peer) => ({ peer, large: large(peer) }))), [session, said])
}

/** What the screen will show before it is drawn: pictures need not wait for it. */
export function camerasAtFirst({ call, me }: Known): Camera[] {
  const others = call.participants.filter(({ person }) => person.id !== me)
  const shared = others.some(({ screen }) => screen)
  const room = shared ? ROOM.row : isWideNow() ? ROOM.wide : ROOM.narrow
  const large = !shared && others.length < FEW
  return inOrder(others.slice(0, room), new Set())
    .filter(({ camera }) => camera)
    .map(({ person }) => ({ peer: person.id, large }))
}
