import type { KeyboardEvent } from 'react'
import type { Chat } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import type { MenuDeeds } from './MessageMenu.tsx'
import { isPickable, isStored } from './rows.ts'

type Key = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What a key does with the message that is walked to. The place of the key counts, not its letter: layouts differ. */
export function deedOfKey(
  { code, ctrlKey, metaKey, altKey }: Key,
  message: ShownMessage,
  chat: Chat,
  deeds: MenuDeeds,
  marked: ReadonlySet<string>,
): (() => void) | undefined {
  if (ctrlKey || metaKey || altKey || !isStored(message) || message.removedBy) return undefined
  switch (code) {
    case 'KeyR':
      return chat.can.post ? () => deeds.reply(message) : undefined
    case 'KeyF':
      return isPickable(message) ? () => deeds.forward([message]) : undefined
    case 'KeyX':
    case 'Space':
      return isPickable(message) ? () => deeds.pick(message) : undefined
    case 'KeyB':
      return () => deeds.mark(message, !marked.has(message.id))
    case 'KeyP':
      return chat.can.pin ? () => deeds.pin(message) : undefined
    default:
      return undefined
  }
}
