import { ask } from '#web/api'
import type { listMessages, Message } from '../../contract.ts'

const ENOUGH = 12

/**
 * The first message at or after a moment, or the last one of all. Pages are asked for where the day is likely to be
 * (people write evenly enough), so a long chat takes a few questions.
 */
export async function findDate(chatId: string, lastMsgNo: number, moment: number): Promise<number> {
  let [low, high] = [1, lastMsgNo]
  for (let attempt = 0; attempt < ENOUGH && low < high; attempt++) {
    const middle = Math.floor((low + high) / 2)
    const { messages } = await ask<typeof listMessages>('chats.listMessages', { chatId, around: middle })
    const [first, last] = [messages[0], messages.at(-1)]
    if (!first || !last) return low
    const inside = messages.find((message) => timeOf(message) >= moment)
    if (timeOf(first) >= moment) high = first.msgNo
    else if (inside) return inside.msgNo
    else low = last.msgNo + 1
  }
  return Math.min(low, lastMsgNo)
}

const timeOf = ({ sentAt }: Message) => Date.parse(sentAt)
