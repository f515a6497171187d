import { keep, recall, unkeep } from '#web/kept'

/** What is being written in a chat: kept through reloads, on this device. */
export interface Draft {
  text: string
  mentions: { id: string; name: string }[]
}

export const emptyDraft: Draft = { text: '', mentions: [] }

const drafts = new Map<string, Draft>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const hearers = new Set<() => void>()
let accountId = ''

export function startDrafts(account: string): void {
  accountId = account
  drafts.clear()
}

export const draftOf = (chatId: string): Draft | undefined => drafts.get(chatId)

export function onDrafts(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export async function recallDraft(chatId: string): Promise<Draft> {
  const kept = drafts.get(chatId) ?? (await recall<Draft>(accountId, 'drafts', chatId))
  return kept ?? emptyDraft
}

export function keepDraft(chatId: string, draft: Draft): void {
  const isEmpty = draft.text.trim() === ''
  if (isEmpty) drafts.delete(chatId)
  else drafts.set(chatId, draft)
  for (const hear of hearers) hear()
  clearTimeout(timers.get(chatId))
  const write = () => (isEmpty ? unkeep(accountId, 'drafts', chatId) : keep(accountId, 'drafts', chatId, draft))
  timers.set(chatId, setTimeout(write, 300))
}
