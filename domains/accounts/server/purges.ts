import { now } from '#server/clock'
import { defineJob } from '#server/jobs'
import { idleSince } from './sessions.ts'

const MONTH = 30 * 24 * 3600 * 1000

/** Sessions that nobody uses end; ended ones and old codes are forgotten. */
export const forgetSessions = defineJob(
  'accounts.forgetSessions',
  async (db) => {
    const monthAgo = new Date(now().getTime() - MONTH)
    await db
      .updateTable('sessions')
      .set({ ended_at: now() })
      .where('ended_at', 'is', null)
      .where('last_seen_at', '<=', idleSince())
      .execute()
    await db.deleteFrom('sessions').where('ended_at', '<', monthAgo).execute()
    await db.deleteFrom('sign_in_steps').where('expires_at', '<', now()).execute()
    await db.deleteFrom('provider_walks').where('expires_at', '<', now()).execute()
    await db.deleteFrom('passkey_challenges').where('expires_at', '<', now()).execute()
    await db.deleteFrom('sign_in_codes').where('created_at', '<', monthAgo).execute()
  },
  { at: '27 3 * * *' },
)
