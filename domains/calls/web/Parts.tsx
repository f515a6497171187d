import { type ComponentType, Suspense } from 'react'

/** What another domain puts into a call: in its room, and where somebody was refused at its door. */
export type CallPart = {
  Inside: ComponentType<{ callId: string; host: boolean }>
  Refused: ComponentType<{ callId: string; onAgain: () => void }>
}

const parts: CallPart[] = []

/** At the door of a domain's screens, before anything is drawn. */
export function registerCallPart(part: CallPart): void {
  parts.push(part)
}

export const InsideParts = (props: { callId: string; host: boolean }) =>
  parts.map(({ Inside }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is drawn
    <Suspense key={place}>
      <Inside {...props} />
    </Suspense>
  ))

export const RefusedParts = (props: { callId: string; onAgain: () => void }) =>
  parts.map(({ Refused }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes once it is drawn
    <Suspense key={place}>
      <Refused {...props} />
    </Suspense>
  ))
