import * as search from '#contract/search'
import { nothing, OPERATOR, SEATS, SIGNED_IN } from './parts.ts'
import { type Row, row } from './row.ts'

/** What is found is what one may read anyway; a chat of others is not there. */
export const ofSearch: Row[] = [
  row(search.find)('everywhere', { input: () => ({ text: 'собрание' }), allow: SIGNED_IN }),
  row(search.rebuildIndex)('', { input: nothing, allow: OPERATOR }),
  row(search.findAuthors)('everywhere', { input: () => ({ text: 'а' }), allow: SIGNED_IN }),
  ...(['class', 'staff', 'direct'] as const).flatMap((chat) => [
    row(search.find)(`in ${chat}`, {
      input: ({ cast }) => ({ text: 'собрание', chatId: cast.chats[chat] }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
    row(search.findAuthors)(`in ${chat}`, {
      input: ({ cast }) => ({ text: 'а', chatId: cast.chats[chat] }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
  ]),
]
