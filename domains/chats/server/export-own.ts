import { registerExport } from '#domains/accounts'

// One's own words in every chat, also of a school one has left; not what others wrote, and not what was removed.
registerExport('messages', async (db, accountId) => {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('people', 'people.id', 'messages.author_id')
    .innerJoin('chats', 'chats.id', 'messages.chat_id')
    .select([
      'messages.id',
      'chats.title',
      'messages.chat_id',
      'messages.text',
      'messages.sent_at',
      'messages.edited_at',
    ])
    .where('people.account_id', '=', accountId)
    .where('messages.removed_at', 'is', null)
    .orderBy('messages.sent_at')
    .execute()
  const messages = rows.map(({ id, title, chat_id, text, sent_at, edited_at }) => ({
    id,
    chat: { id: chat_id, title },
    text,
    sentAt: sent_at,
    editedAt: edited_at,
  }))
  return { data: { messages } }
})
