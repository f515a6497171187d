import { type ComponentType, Suspense } from 'react'
import type { Ready } from './Preview.tsx'

type At = { callId: string; host: boolean }
export type HeadProps = {
  callId: string
  /** Microphone and camera go off. */
  onSilent: () => void
  onLeave: () => void
}
export type DoorProps = { callId: string; ready: Ready; onEnter: (ready: Ready) => void; onLeave: () => void }

/** What another domain puts into a call of members. */
export type CallPart = {
  /** In its room. */
  Inside?: ComponentType<At>
  /** Where somebody was refused at its door. */
  Refused?: ComponentType<{ callId: string; onAgain: () => void }>
  /** At its head, beside the title. */
  Head?: ComponentType<HeadProps>
  /** Between the preview and a call that is recorded; lets in by itself where it has nothing to ask. */
  Door?: ComponentType<DoorProps>
}

const parts: CallPart[] = []

/** At the door of a domain's screens, before anything is drawn. */
export function registerCallPart(part: CallPart): void {
  parts.push(part)
}

const drawn =
  <P extends object>(pick: (part: CallPart) => ComponentType<P> | undefined) =>
  (props: P) =>
    parts.map((part, place) => {
      const Part = pick(part)
      return (
        Part && (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is drawn
          <Suspense key={place}>
            <Part {...props} />
          </Suspense>
        )
      )
    })

export const InsideParts = drawn((part) => part.Inside)
export const RefusedParts = drawn((part) => part.Refused)
export const HeadParts = drawn((part) => part.Head)
/** One door at most: whoever stands before two would not know which to pass first. */
export const DoorPart = drawn((part) => part.Door)
