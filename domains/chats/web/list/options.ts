import { ApiError, ask, refresh, run } from '#web/api'
import { live } from '#web/live'
import { sayRefusal } from '#web/say-refusal'
import type { Chat, getChat, listChats, setOptions } from '../../contract.ts'
import { chatStore } from '../store/store.ts'

/** What I want of a chat, some of it changed: on the screen once the server has it. True when it has. */
export async function putOptions(chat: Chat, some: Partial<Chat['options']>): Promise<boolean> {
  try {
    chatStore.put(await run<typeof setOptions>('chats.setOptions', { chatId: chat.id, ...chat.options, ...some }))
    if (some.folder) refresh('chats.listFolders')
    return true
  } catch (error) {
    sayRefusal(error)
    return false
  }
}

async function readAgain(read: () => Promise<Chat[]>): Promise<void> {
  try {
    for (const chat of await read()) chatStore.put(chat)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error // gone or offline: the log heals it
  }
}

// What I have wished on another device, or what a measure has changed for me, is seen here as well.
live.onEvents('account', (_id, events) => {
  const changed = new Set(
    events.filter(({ type }) => type === 'chats.optionsChanged').map(({ view }) => (view as { chatId: string }).chatId),
  )
  for (const chatId of changed)
    if (chatStore.get(chatId)) readAgain(async () => [await ask<typeof getChat>('chats.getChat', { chatId })])
  if (events.some(({ type }) => type === 'chats.foldersChanged')) {
    refresh('chats.listFolders')
    readAgain(async () => (await ask<typeof listChats>('chats.listChats', {})).chats)
  }
})
