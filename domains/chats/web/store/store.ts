import { toast } from '#ui'
import { newId, refresh } from '#web/api'
import { live } from '#web/live'
import { recallMine } from '#web/mine'
import { outbox } from '#web/outbox-page'
import { onMe } from '#web/session'
import type { Message } from '../../contract.ts'
import { markRead } from './actions.ts'
import { ChatStore } from './chat-store.ts'
import { startDrafts } from './drafts.ts'
import { arrived, READ, SEND } from './pending.ts'
import { heardTyping, stoppedTyping } from './typing.ts'

/** The chats of whoever is signed in. It begins with the first screen that looks at chats and goes on behind all screens. */
export const chatStore = new ChatStore()

onMe((me) => {
  startDrafts(me?.account.id ?? '')
  if (me) chatStore.start(me.account.id)
  else chatStore.stop()
})

// A device that keeps nothing yet asks at once for the chat the page begins with, while its screen is still on its way.
const begunWith = /^\/chats\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1]
if (begunWith && !recallMine('me')) chatStore.open(begunWith)

live.onTyping(heardTyping)

chatStore.onNews((held, events) => {
  outbox.settle(arrived(outbox.items, held.messages, held.chat.id))
  for (const event of events) {
    if (event.type === 'chats.messageSent') stoppedTyping(held.chat.id, event.view.author.id, event.view.author.name)
  }
})

/** The answer may come before the news of it: what is laid over the messages stays a little longer. */
const NEWS_TAKES = 500

outbox.onDone((item) => {
  const held = chatStore.get(item.lane)
  if (item.name !== SEND) setTimeout(() => outbox.settle([item.id]), NEWS_TAKES)
  else if ((item.output as Message | undefined)?.heldFor) refresh('chats.listHeld').then(() => outbox.settle([item.id]))
  else if (held) outbox.settle(arrived(outbox.items, held.messages, item.lane))
  // Who writes has read what stands before.
  const msgNo = (item.output as { msgNo?: number } | undefined)?.msgNo
  if (item.name === SEND && held && msgNo && held.chat.readMsgNo >= msgNo - 1) readUpTo(item.lane, msgNo)
})

// A message that was not taken stands in the chat with its reason; other refusals are said and forgotten.
outbox.onRefused((item) => {
  if (item.name === SEND) return
  outbox.drop(item.id)
  if (item.name !== READ) toast(item.reason ?? '', { bad: true })
})

export function readUpTo(chatId: string, msgNo: number): void {
  const held = chatStore.get(chatId)
  if (!held || held.chat.readMsgNo >= msgNo) return
  chatStore.markRead(chatId, msgNo)
  markRead(chatId, msgNo)
}

/** The page goes: what was read in its last moment is told by a request that outlives it. */
export function readAtLast(chatId: string, msgNo: number): void {
  const held = chatStore.get(chatId)
  const told = outbox.items.some(
    ({ name, input, state }) => name === READ && input.chatId === chatId && state !== 'sent',
  )
  if (!held || msgNo === 0 || (held.chat.readMsgNo >= msgNo && !told)) return
  const input = { id: newId(), chatId, msgNo: Math.max(msgNo, held.chat.readMsgNo) }
  navigator.sendBeacon(`/api/${READ}`, new Blob([JSON.stringify(input)], { type: 'application/json' }))
}
