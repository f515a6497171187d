import { publish } from '#server/bus'
import type { Tx } from '#server/db'
import { append, inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import * as contract from '../contract.ts'
import { progressOf } from './views.ts'

const TOGETHER = 3000

/** 1,500 guardians press in one evening: what happens within three seconds is counted and told once. */
export async function tellProgressSoon(tx: Tx, announcementId: string): Promise<void> {
  const turn = Math.floor(Date.now() / TOGETHER) + 1
  const key = `announcement progress ${announcementId} ${turn}`
  await addJob(tx, tellProgress, { announcementId }, { runAt: new Date(turn * TOGETHER), key })
}

export const tellProgress = defineJob<{ announcementId: string }>(
  'announcements.tellProgress',
  async (db, { announcementId }) => {
    const { facts } = await inTransaction(db, async (tx) => {
      const chats = await tx
        .selectFrom('announcement_chats')
        .select('chat_id')
        .where('announcement_id', '=', announcementId)
        .where('message_id', 'is not', null)
        .orderBy('chat_id')
        .execute()
      const view = { announcementId, ...(await progressOf(tx, announcementId)) }
      for (const { chat_id } of chats) {
        await append(tx, `chat:${chat_id}`, contract.progressChanged, { announcementId }, null, { view })
      }
    })
    publish(facts)
  },
)
