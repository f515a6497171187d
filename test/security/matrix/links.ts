import * as links from '#contract/links'
import { placeContent } from '../place-file.ts'
import { ADMINISTRATION, chatId, id, inSchool, MEMBERS, NO_ADMINISTRATION, SEATS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** A card is seen by whoever reads its message, and taken away by its author. */
export const ofLinks: Row[] = [
  ...(['class', 'direct', 'schoolChannel'] as const).map((chat) =>
    row(links.listPreviews)(`in ${chat}`, {
      input: (stage) => ({ ...chatId(chat)(stage), messageIds: [id()] }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
  ),
  row(links.openPicture)('', { input: cardOfTeacher, allow: SEATS.class.sit, hides: 'chatId' }),
  row(links.dropPreview)('', {
    input: cardOfTeacher,
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'chatId',
  }),
  row(links.getSettings)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(links.setSettings)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, on: false }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(links.getSettings, { organizationId: cast.organizationId }))?.can.edit,
  }),
]

/** Under what the class teacher has said; there is nothing outside to go to. */
async function cardOfTeacher({ cast, db }: Stage) {
  const place = { chatId: cast.chats.class, messageId: cast.chats.saidByTeacher.class }
  const keptFor = id()
  const content = await placeContent(db, keptFor)
  const text = 'Меню: https://school.example/menu'
  await db
    .updateTable('messages')
    .set({ text })
    .where('chat_id', '=', place.chatId)
    .where('id', '=', place.messageId)
    .execute()
  await db
    .insertInto('link_previews')
    .values({
      chat_id: place.chatId,
      message_id: place.messageId,
      id: keptFor,
      url: 'https://school.example/menu',
      site: 'Школа',
      title: 'Меню',
      description: '',
      picture: JSON.stringify({ ...content, width: 32, height: 32 }),
      dropped_at: null,
    })
    .execute()
  return place
}
