import * as chats from '#contract/chats'
import {
  ADMINISTRATION,
  canInChat,
  except,
  id,
  inSchool,
  MEMBERS,
  NO_ADMINISTRATION,
  nothing,
  SIGNED_IN,
  STAFF,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const FAMILIES = except(MEMBERS, ...STAFF)
const OF_CLASS = [...ADMINISTRATION, 'teacher', 'classTeacher'] as const
const usual = { groups: 'staff', channels: 'staff', pupils: 'teachers', guardians: 'teachers' } as const

/** An open chat where nobody sits yet. */
async function opened({ cast, db }: Stage) {
  const chatId = cast.chats.channel
  await emptied(db, chatId)
  await db.updateTable('chats').set({ opened_at: new Date() }).where('id', '=', chatId).execute()
  return { id: id(), chatId }
}

const emptied = (db: Stage['db'], chatId: string) =>
  db.updateTable('chat_seats').set({ left_at: new Date() }).where('chat_id', '=', chatId).execute()

const canMake =
  (follows: 'pupils' | 'guardians') =>
  async ({ ask, cast }: Stage) =>
    (await ask(chats.listClassChats, { classId: cast.class7a }))?.can[follows]

/** What stands around the messages: which chats there are, who makes them, who answers for them, who looks in. */
export const aroundChats: Row[] = [
  row(chats.listFolders)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.setFolders)('', {
    input: ({ cast }) => ({ folders: [{ name: 'Мой класс', chatIds: [cast.chats.class] }], presets: true }),
    allow: SIGNED_IN,
  }),
  row(chats.checkChats)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.mendChats)('', {
    input: async (stage) => {
      await emptied(stage.db, stage.cast.chats.class)
      return { id: id(), ...inSchool(stage) }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.appointOwner)('of a chat that has one', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group, personId: cast.employee.personId }),
    allow: ['classTeacher'],
    forbidden: [...ADMINISTRATION, 'pupil', 'otherTeacher'],
    hides: 'chatId',
  }),
  row(chats.appointOwner)('of the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, personId: cast.employee.personId }),
    allow: [],
    hides: 'chatId',
  }),
  row(chats.nameChat)('of a group', {
    input: ({ cast }) => ({ chatId: cast.chats.group, title: 'Поход в октябре', about: 'Кто что берёт' }),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'otherTeacher'],
    hides: 'chatId',
    can: canInChat('group', 'moderate'),
  }),
  row(chats.nameChat)('of the chat of the class', {
    input: ({ cast }) => ({ chatId: cast.chats.class, title: 'Поход', about: '' }),
    allow: [],
    forbidden: ['pupil'],
    conflict: ['classTeacher'],
    hides: 'chatId',
  }),
  row(chats.closeChat)('a group', {
    input: ({ cast }) => ({ chatId: cast.chats.group, on: true }),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'otherTeacher'],
    hides: 'chatId',
    can: async ({ ask, cast }) => (await ask(chats.getChat, { chatId: cast.chats.group }))?.closable,
  }),
  row(chats.closeChat)('the chat of the class', {
    input: ({ cast }) => ({ chatId: cast.chats.class, on: true }),
    allow: [],
    forbidden: ['pupil'],
    conflict: ['classTeacher'],
    hides: 'chatId',
  }),
  row(chats.getStrategy)('', { input: inSchool, allow: STAFF, forbidden: FAMILIES, hides: 'organizationId' }),
  row(chats.setStrategy)('', {
    input: (stage) => ({ ...inSchool(stage), strategy: usual }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(chats.getStrategy, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(chats.createChat)('of the deputies', {
    input: (stage) => ({
      id: id(),
      ...inSchool(stage),
      kind: 'group',
      title: 'С заместителями',
      personIds: [],
      follows: 'deputies',
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(chats.getStrategy, { organizationId: cast.organizationId }))?.can.gather,
  }),
  row(chats.listClassChats)('', {
    input: ({ cast }) => ({ classId: cast.class7a }),
    allow: OF_CLASS,
    hides: 'classId',
  }),
  ...(['pupils', 'guardians'] as const).map((follows) =>
    row(chats.createClassChat)(`of a subject, for the ${follows}`, {
      input: ({ cast }) => ({
        id: id(),
        classId: cast.class7a,
        kind: 'group',
        follows,
        subjectId: cast.mathematics,
      }),
      allow: OF_CLASS,
      hides: 'classId',
      can: canMake(follows),
    }),
  ),
  row(chats.listOpenChats)('', { input: inSchool, allow: STAFF, forbidden: FAMILIES, hides: 'organizationId' }),
  row(chats.joinChat)('that is open', { input: opened, allow: STAFF, hides: 'chatId' }),
  row(chats.joinChat)('that is not', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group }),
    allow: [],
    hides: 'chatId',
  }),
]
