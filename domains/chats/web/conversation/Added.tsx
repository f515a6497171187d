import { Suspense, useEffect } from 'react'
import { useCalm } from '#web/calm'
import type { Chat } from '../../contract.ts'
import { beginDeed, gateOfChats, headerParts, useDeed } from '../additions.ts'
import { beginComposing, useComposing } from '../attachments.ts'

/** The dialog of a deed that another domain has put into the menu of a message. */
export function DeedDialog({ chat }: { chat: Chat }) {
  const doing = useDeed()
  useEffect(() => () => beginDeed(undefined), [])
  if (doing?.message.chatId !== chat.id || !doing.deed.Dialog) return null
  const { deed, message } = doing
  return (
    <Suspense>
      <deed.Dialog chat={chat} message={message} onClose={() => beginDeed(undefined)} />
    </Suspense>
  )
}

/** The dialog of what another domain puts into the chat: a poll. */
export function ComposingDialog({ chat }: { chat: Chat }) {
  const entry = useComposing()
  useEffect(() => () => beginComposing(undefined), [])
  if (!entry?.isFor(chat)) return null
  return (
    <Suspense>
      <entry.Dialog chat={chat} onClose={() => beginComposing(undefined)} />
    </Suspense>
  )
}

/** What other domains put beside the chat's name: a call. */
export function HeaderParts({ chat }: { chat: Chat }) {
  const calm = useCalm()
  return (calm ? headerParts : []).map((Part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: registered once, in an order that does not change
    <Suspense key={n}>
      <Part chat={chat} />
    </Suspense>
  ))
}

/** What must be passed before a chat is read: it lies over the chat, so that the chat does not wait for it. */
export function GateOver({ chat }: { chat: Chat }) {
  const calm = useCalm()
  const Gate = gateOfChats()
  return Gate && calm ? (
    <Suspense fallback={null}>
      <Gate chat={chat} />
    </Suspense>
  ) : null
}
