import { useEffect, useState } from 'react'
import { type Draft, draftOf, emptyDraft, keepDraft, recallDraft } from '../store/drafts.ts'

/** What is being written in this chat; kept on the device at every key. */
export function useDraftOf(chatId: string): [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => draftOf(chatId) ?? emptyDraft)
  useEffect(() => {
    let here = true
    recallDraft(chatId).then((kept) => here && setDraft((now) => (now.text ? now : kept)))
    return () => {
      here = false
    }
  }, [chatId])
  const write = (next: Draft) => {
    setDraft(next)
    keepDraft(chatId, next)
  }
  return [draft, write]
}
