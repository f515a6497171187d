import { onFacts } from '#server/bus'
import type { Db } from '#server/db'
import type { Fact } from '#server/events'
import { addJob } from '#server/jobs'
import { log } from '#server/log'
import { firstLink } from '../rules.ts'
import { look } from './look.ts'

/**
 * Hears what is said and changed, after the commit, and asks for a look at it: who writes waits for nothing, what waits
 * for the morning is not looked at before. One look at a time, so that slow pages hold up no other work.
 */
export function keepLooking(db: Db): { stop(): Promise<void> } {
  let working: Promise<void> = Promise.resolve()
  const deaf = onFacts((facts) => {
    for (const where of facts.flatMap((fact) => worthALook(fact) ?? [])) {
      working = working
        .then(() => askForALook(db, where))
        .catch((error) => log.warn({ reason: String(error) }, 'a link is not looked at'))
    }
  })
  return {
    async stop() {
      deaf()
      await working
    },
  }
}

export const askForALook = (db: Db, where: { chatId: string; messageId: string }): Promise<void> =>
  addJob(db, look, where, { key: `links.look ${where.chatId} ${where.messageId}`, queue: 'links', attempts: 3 })

export function worthALook({ topic, type, view }: Fact): { chatId: string; messageId: string } | undefined {
  const message = view as { id?: string; text?: string | null; attachment?: unknown } | undefined
  const said = type === 'chats.messageSent' && message?.text && !message.attachment && firstLink(message.text)
  // Written anew or removed: there may be a card to take away.
  const changed = type === 'chats.messageChanged'
  return (said || changed) && message?.id ? { chatId: topic.slice('chat:'.length), messageId: message.id } : undefined
}
