import { useEffect, useState } from 'react'
import { live } from '#web/live'
import { useLiveState } from '#web/use-live'
import type { Held } from '../store/held.ts'
import { chatStore } from '../store/store.ts'
import { useHeld } from '../use-chats.ts'

/** Asks for what is missing; `tried` once an answer came, or none could come. */
export function useOpening(chatId: string): { held: Held | undefined; tried: boolean } {
  const held = useHeld(chatId)
  const state = useLiveState()
  const [triedOf, setTriedOf] = useState<string>()
  // What was empty on this device is so no more: its messages are still to come.
  const lacking = held?.loaded === false
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again when the connection comes back
  useEffect(() => {
    let here = true
    chatStore.open(chatId).then(() => here && setTriedOf(chatId))
    return () => {
      here = false
    }
  }, [chatId, state, lacking])
  useEffect(() => {
    live.watch(chatId)
    return () => live.watch(null)
  }, [chatId])
  return { held, tried: triedOf === chatId }
}

/** Coming back to what I had marked to come back to. */
export function useUnmarking({ chat }: Held): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the opening
  useEffect(() => {
    if (!chat.options.unread || live.state !== 'live') return // without a connection the mark stays
    import('../list/options.ts').then(({ putOptions }) => putOptions(chat, { unread: false }))
  }, [])
}

/**
 * Where unread begins, as of the opening: the line stays while one reads. When that lies before the messages at hand,
 * the past around it is opened first.
 */
export function useNewFrom(held: Held): { newFrom: number | undefined; ready: boolean } {
  const { chat, messages } = held
  const [newFrom] = useState(() => firstNew(held))
  const far = newFrom !== undefined && (messages[0]?.msgNo ?? 1) > newFrom && held.old === null && live.state === 'live'
  const [ready, setReady] = useState(!far)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the opening
  useEffect(() => {
    if (far) chatStore.readAround(chat.id, newFrom).finally(() => setReady(true))
  }, [])
  return { newFrom, ready }
}

function firstNew({ chat, messages }: Held): number | undefined {
  if (chat.readMsgNo >= chat.lastMsgNo) return undefined
  const unread = messages.filter(({ msgNo }) => msgNo > chat.readMsgNo)
  const allHere = unread.length === chat.lastMsgNo - chat.readMsgNo
  if (!allHere) return chat.readMsgNo + 1
  return unread.find(({ author }) => author.id !== chat.me)?.msgNo
}
