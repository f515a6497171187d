import { keep, recallAll, unkeep } from '#web/kept'

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

export async function startDrafts(account: string): Promise<void> {
  accountId = account
  drafts.clear()
  if (!account) return
  for (const [chatId, draft] of await recallAll<Draft>(account, 'drafts')) {
    if (accountId === account && !drafts.has(chatId)) drafts.set(chatId, draft)
  }
  tell()
}

export const draftOf = (chatId: string): Draft | undefined => drafts.get(chatId)

export function onDrafts(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export function keepDraft(chatId: string, draft: Draft): void {
  const isEmpty = draft.text.trim() === ''
  if (draft.text === '') drafts.delete(chatId)
  else drafts.set(chatId, draft)
  tell()
  clearTimeout(timers.get(chatId))
  const write = () => (isEmpty ? unkeep(accountId, 'drafts', chatId) : keep(accountId, 'drafts', chatId, draft))
  timers.set(chatId, setTimeout(write, 300))
}

function tell(): void {
  for (const hear of hearers) hear()
}
