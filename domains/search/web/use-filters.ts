import { useDeferredValue, useEffect, useState } from 'react'
import type { PersonRef } from '#contract/people'
import { useGo, useQueryValue } from '#web/router'
import type { FoundKind } from '../contract.ts'

export type Kind = FoundKind | 'all'
export const KINDS: readonly Kind[] = ['all', 'messages', 'files', 'announcements', 'people']

/** What is sought, kept in the address too, so that coming back from a found place shows the same. */
export function useFilters() {
  const go = useGo()
  const asked = useQueryValue('q') ?? ''
  const askedKind = useQueryValue('kind') as Kind
  const askedChat = useQueryValue('chat') ?? ''
  const [text, setText] = useState(asked)
  const [kind, setKind] = useState<Kind>(KINDS.includes(askedKind) ? askedKind : 'all')
  const [chatId, setChat] = useState(askedChat)
  const [author, setAuthor] = useState<PersonRef>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const late = useDeferredValue(text.trim())
  const address = addressOf({ q: late, kind: kind === 'all' ? '' : kind, chat: chatId })
  useEffect(() => {
    const timer = setTimeout(() => {
      if (location.pathname === '/search' && location.pathname + location.search !== address)
        go(address, { replace: true })
    }, 400)
    return () => clearTimeout(timer)
  }, [address, go])

  const narrow = {
    ...(chatId ? { chatId } : {}),
    ...(author ? { authorId: author.id } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  return {
    text,
    setText,
    sought: late,
    kind,
    setKind,
    chatId,
    setChat,
    author,
    setAuthor,
    from,
    setFrom,
    to,
    setTo,
    narrow,
    /** Before one leaves for a found place: coming back is to show the same. */
    keep: () => {
      if (location.pathname + location.search !== address) history.replaceState(history.state, '', address)
    },
    clear: () => {
      setChat('')
      setAuthor(undefined)
      setFrom('')
      setTo('')
    },
  }
}
export type Filters = ReturnType<typeof useFilters>

function addressOf(values: Record<string, string>): string {
  const set = Object.entries(values).filter(([, value]) => value)
  return set.length > 0 ? `/search?${new URLSearchParams(set)}` : '/search'
}
