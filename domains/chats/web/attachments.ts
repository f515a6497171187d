import { type ComponentType, useSyncExternalStore } from 'react'
import type { Glyph } from '#ui'
import type { Chat, Message } from '../contract.ts'

// What other domains put into a chat: polls, announcements. They register at the door of their screens; the chat knows
// none of them by name.

export type AttachmentProps = { chatId: string; message: Message; attachmentId: string }

/** `card` stands instead of the bubble, `bubble` inside it instead of the text. */
export type Attachment = { place: 'card' | 'bubble'; Component: ComponentType<AttachmentProps> }

const attachments = new Map<string, Attachment>()

export function registerAttachment(
  type: string,
  Component: Attachment['Component'],
  place: Attachment['place'] = 'bubble',
): void {
  attachments.set(type, { Component, place })
}

export const attachmentOf = (type: string | undefined): Attachment | undefined =>
  (type && attachments.get(type)) || undefined

/** An entry of the composer's «плюс»: its dialog is drawn over the chat while it is open. */
export type Composing = {
  key: string
  icon: Glyph
  label: { ru: string; en: string }
  isFor(chat: Chat): boolean
  Dialog: ComponentType<{ chat: Chat; onClose: () => void }>
}

export const composings: Composing[] = []

export function registerComposing(entry: Composing): void {
  if (!composings.some(({ key }) => key === entry.key)) composings.push(entry)
}

let composing: Composing | undefined
const listeners = new Set<() => void>()

/** Its dialog has a form of its own, so it is drawn beside the conversation, not inside the composer's form. */
export function beginComposing(next: Composing | undefined): void {
  composing = next
  for (const tell of listeners) tell()
}

const hear = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useComposing = (): Composing | undefined => useSyncExternalStore(hear, () => composing)
