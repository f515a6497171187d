import { type ComponentType, useSyncExternalStore } from 'react'
import type { Glyph } from '#ui'
import type { Chat, Message } from '../contract.ts'

// What other domains add around messages: a deed in the menu, a word under the text, something to pass before the chat
// opens. They register at the door of their screens; the chat knows none of them by name.

export type MessageDeed = {
  key: string
  icon: Glyph
  label: { ru: string; en: string }
  isFor(message: Message, chat: Chat): boolean
} & (
  | { Dialog: ComponentType<{ chat: Chat; message: Message; onClose: () => void }>; act?: undefined }
  /** Done at once, with no dialog. */
  | { act(message: Message): void; Dialog?: undefined }
)

export const messageDeeds: MessageDeed[] = []
export function registerMessageDeed(deed: MessageDeed): void {
  if (!messageDeeds.some(({ key }) => key === deed.key)) messageDeeds.push(deed)
}

export interface UnderText {
  /** Cheap: asked at every drawing of every message. */
  isFor(message: Message, chat: Chat): boolean
  Part: ComponentType<{ chat: Chat; message: Message }>
}
export const underTexts: UnderText[] = []
export function registerUnderText(part: UnderText): void {
  underTexts.push(part)
}

export type Gate = ComponentType<{ chat: Chat }>
let gate: Gate | undefined
/** One for all chats: it lies over them until it is passed, and then draws nothing. */
export function registerGate(next: Gate): void {
  gate = next
}
export const gateOfChats = (): Gate | undefined => gate

export type HeaderPart = ComponentType<{ chat: Chat }>
export const headerParts: HeaderPart[] = []
/** Beside the chat's name: what can be begun here, or goes on. Drawn once the messages are. */
export function registerHeaderPart(part: HeaderPart): void {
  if (!headerParts.includes(part)) headerParts.push(part)
}

type Doing = { deed: MessageDeed; message: Message } | undefined
let doing: Doing
const listeners = new Set<() => void>()

/** The menu closes with the press, so what was begun from it is drawn beside the chat. */
export function beginDeed(next: Doing): void {
  if (next?.deed.act) {
    next.deed.act(next.message)
    return
  }
  doing = next
  for (const tell of listeners) tell()
}

const hear = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useDeed = (): Doing => useSyncExternalStore(hear, () => doing)
