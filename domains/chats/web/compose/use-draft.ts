import { useSyncExternalStore } from 'react'
import { type Draft, draftOf, emptyDraft, keepDraft, onDrafts } from '../store/drafts.ts'

/** What is being written in this chat; kept on the device at every key. */
export function useDraftOf(chatId: string): [Draft, (draft: Draft) => void] {
  const draft = useSyncExternalStore(onDrafts, () => draftOf(chatId) ?? emptyDraft)
  return [draft, (next) => keepDraft(chatId, next)]
}
