import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError, ask } from '#web/api'
import { useHats } from '#web/session'
import { useLiveState } from '#web/use-live'
import type { Chat, ChatEvent, listChain } from '../../contract.ts'
import { applyToChain, type ChainState, type ShownMessage, withPending } from '../../live.ts'
import { pendingOf } from '../store/pending.ts'
import { chatStore } from '../store/store.ts'
import { useOutboxItems } from '../use-chats.ts'

const REMEMBERED = 200

/** A chain as the screen shows it: its beginning, the answers at hand, what I have just said; and more of the past. */
export function useChain(chat: Chat, rootId: string) {
  const [chain, setChain] = useState<ChainState>()
  const [failed, setFailed] = useState(false)
  const recent = useMemo<ChatEvent[]>(() => [], [])
  const live = useLiveState()

  useEffect(
    () =>
      chatStore.onNews((held, events) => {
        if (held.chat.id !== chat.id) return
        recent.push(...events)
        recent.splice(0, recent.length - REMEMBERED)
        setChain((before) => before && events.reduce(applyToChain, before))
      }),
    [chat.id, recent],
  )
  // Read anew with every connection: what was said without us is on the page.
  useEffect(() => {
    let here = true
    if (live !== 'live') return
    ask<typeof listChain>('chats.listChain', { chatId: chat.id, messageId: rootId }).then(
      (page) => here && setChain(recent.reduce<ChainState>(applyToChain, page)),
      (error) => {
        if (!(error instanceof ApiError)) throw error
        if (here) setFailed(true)
      },
    )
    return () => {
      here = false
    }
  }, [chat.id, rootId, live, recent])

  const readOlder = useCallback(async () => {
    const first = chain?.messages[0]
    if (!first) return
    const page = await ask<typeof listChain>('chats.listChain', {
      chatId: chat.id,
      messageId: rootId,
      before: first.msgNo,
    })
    setChain((now) => now && { ...now, messages: [...page.messages, ...now.messages] })
  }, [chain, chat.id, rootId])

  const items = useOutboxItems()
  const me = useHats()?.find(({ personId }) => personId === chat.me)?.greetingName ?? ''
  const shown = useMemo<ShownMessage[]>(() => {
    if (!chain) return []
    const all = [chain.root, ...chain.messages]
    const ids = new Set(all.map(({ id }) => id))
    const mine = pendingOf(items, chat.id).filter((one) => one.kind !== 'send' || ids.has(one.replyTo ?? ''))
    return withPending(all, mine, chat, me)
  }, [chain, items, chat, me])

  return { root: shown[0], answers: shown.slice(1), count: chain?.root.replies ?? 0, failed, readOlder }
}
