import { type ReactNode, Suspense, useEffect } from 'react'
import { Skeleton } from '#ui'
import type { Chat } from '../../contract.ts'
import { beginDeed, gates, useDeed } from '../additions.ts'

/** The dialog of a deed that another domain has put into the menu of a message. */
export function DeedDialog({ chat }: { chat: Chat }) {
  const doing = useDeed()
  useEffect(() => () => beginDeed(undefined), [])
  if (doing?.message.chatId !== chat.id) return null
  const { deed, message } = doing
  return (
    <Suspense>
      <deed.Dialog chat={chat} message={message} onClose={() => beginDeed(undefined)} />
    </Suspense>
  )
}

/** What must be passed before a chat is read, one around the other; nothing, as a rule. */
export function Gates({ chat, children }: { chat: Chat; children: ReactNode }) {
  const inside = gates.reduceRight((content, Gate) => <Gate chat={chat}>{content}</Gate>, children)
  if (gates.length === 0) return inside
  const waiting = (
    <div className="chats-waiting">
      <Skeleton lines={6} />
    </div>
  )
  return <Suspense fallback={waiting}>{inside}</Suspense>
}
