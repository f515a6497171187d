import { followDeletion, registerExport } from '#domains/accounts'

// The address of a device and what an account wants are nobody's when the account is gone.
followDeletion(async (tx, accountId) => {
  for (const table of ['push_subscriptions', 'push_told', 'matters_told', 'notification_settings'] as const) {
    await tx.deleteFrom(table).where('account_id', '=', accountId).execute()
  }
})

registerExport('notifications', async (db, accountId) => {
  const settings = await db
    .selectFrom('notification_settings')
    .select(['show_text', 'digest', 'digest_minute'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const devices = await db
    .selectFrom('push_subscriptions')
    .innerJoin('sessions', 'sessions.id', 'session_id')
    .select(['device', 'push_subscriptions.created_at', 'told_at'])
    .where('push_subscriptions.account_id', '=', accountId)
    .execute()
  return { data: { settings: settings ?? null, devices } }
})
