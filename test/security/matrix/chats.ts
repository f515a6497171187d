import * as chats from '#contract/chats'
import type { Cast } from '../cast.ts'
import {
  ADMINISTRATION,
  CHATS,
  canInChat,
  chatId,
  except,
  id,
  LEADERS,
  MEMBERS,
  NO_ADMINISTRATION,
  nothing,
  pupilsMessage,
  SEATS,
  SIGNED_IN,
  STAFF,
  teachersMessage,
} from './parts.ts'
import { type Row, row } from './row.ts'

export const ofChats: Row[] = [
  row(chats.listChats)('', { input: nothing, allow: SIGNED_IN }),
  ...CHATS.flatMap((chat) => [
    row(chats.getChat)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.listMembers)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.listMessages)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.markRead)(chat, {
      input: ({ cast }) => ({ chatId: cast.chats[chat], msgNo: 1 }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
    row(chats.sendMessage)(chat, {
      input: ({ cast }) => ({ id: id(), chatId: cast.chats[chat], text: 'Сбор у входа' }),
      allow: SEATS[chat].write,
      forbidden: except(SEATS[chat].sit, ...SEATS[chat].write),
      hides: 'chatId',
      can: canInChat(chat, 'post'),
    }),
  ]),
  row(chats.editMessage)('the class teacher’s', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast), text: 'Сбор в девять' }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
  }),
  row(chats.editMessage)('the pupil’s', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast), text: 'Сбор в девять' }),
    allow: ['pupil'],
    forbidden: ['classTeacher'], // hides it, but never puts words into a child's mouth
    hides: 'messageId',
  }),
  row(chats.removeMessage)('the class teacher’s', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast) }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
  }),
  row(chats.removeMessage)('the pupil’s', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast) }),
    allow: ['pupil', 'classTeacher'],
    hides: 'messageId',
  }),
  row(chats.react)('', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), word: 'thanks', on: true }),
    allow: SEATS.class.sit,
    hides: 'chatId',
  }),
  row(chats.listContacts)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(chats.startDirect)('with a pupil', {
    input: ({ cast }) => directWith(cast, cast.pupil),
    allow: ['teacher', 'classTeacher', 'guardian', 'pupil'], // the pupil with themselves: «Избранное»
    forbidden: except(MEMBERS, 'teacher', 'classTeacher', 'guardian', 'pupil'), // the administration too
    hides: 'personId',
  }),
  row(chats.startDirect)('with a guardian', {
    input: ({ cast }) => directWith(cast, cast.guardian),
    allow: [...LEADERS, 'teacher', 'pupil', 'guardian'],
    forbidden: except(MEMBERS, ...LEADERS, 'teacher', 'pupil', 'guardian'),
    hides: 'personId',
  }),
  row(chats.startDirect)('with a teacher', {
    input: ({ cast }) => directWith(cast, cast.teacher),
    allow: [...STAFF, 'pupil', 'guardian'],
    forbidden: ['otherPupil', 'otherGuardian'],
    hides: 'personId',
  }),
  row(chats.startDirect)('with somebody of another school', {
    input: ({ cast }) => directWith(cast, cast.theirPupil),
    allow: [],
    hides: 'personId',
  }),
  row(chats.createChat)('alone', {
    input: ({ cast }) => newChat(cast, []),
    allow: STAFF,
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'organizationId',
  }),
  row(chats.createChat)('with a pupil', {
    input: ({ cast }) => newChat(cast, [cast.pupil.personId]),
    allow: [...LEADERS, 'teacher'],
    forbidden: except(MEMBERS, ...LEADERS, 'teacher'),
    hides: 'organizationId',
  }),
  row(chats.createChat)('with somebody of another school', {
    input: ({ cast }) => newChat(cast, [cast.theirPupil.personId]),
    allow: [],
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'personIds',
  }),
  row(chats.addMembers)('to a chat made by hand', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group, personIds: [cast.guardian.personId] }),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'otherTeacher'],
    hides: 'chatId',
    can: canInChat('group', 'addPeople'),
  }),
  row(chats.addMembers)('to the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, personIds: [cast.guardian.personId] }),
    allow: [],
    forbidden: ['pupil', 'classTeacher'],
    hides: 'chatId',
    can: canInChat('class', 'addPeople'),
  }),
  row(chats.removeMember)('from a chat made by hand', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group, personId: cast.otherTeacher.personId }),
    allow: ['classTeacher', 'otherTeacher'], // its owner, and whoever leaves
    forbidden: ['pupil'],
    hides: 'chatId',
  }),
  row(chats.removeMember)('from the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, personId: cast.pupil.personId }),
    allow: [],
    forbidden: ['pupil', 'classTeacher'],
    hides: 'chatId',
  }),
  row(chats.listHeld)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.cancelHeld)('that is not there', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, messageId: id() }),
    allow: [],
    hides: 'messageId',
  }),
  row(chats.changeHeld)('that is not there', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, messageId: id(), text: 'Завтра', at: null }),
    allow: [],
    hides: 'messageId',
  }),
  row(chats.sendMessage)('a pupil’s words to the parents', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.parents, text: '', forwardOf: pupilsMessage(cast) }),
    allow: [],
    forbidden: ['classTeacher'],
    hides: 'forwardOf.messageId',
  }),
  row(chats.sendMessage)('a pupil’s words to the colleagues', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.teachers, text: '', forwardOf: pupilsMessage(cast) }),
    allow: ['classTeacher'],
    hides: 'forwardOf.messageId',
    can: async ({ ask, cast }) => {
      const { chatId, messageId } = pupilsMessage(cast)
      const offered = await ask(chats.listForwardTargets, { chatId, messageIds: [messageId] })
      return offered?.chatIds.includes(cast.chats.teachers)
    },
  }),
  row(chats.listForwardTargets)('', {
    input: ({ cast }) => ({ chatId: cast.chats.class, messageIds: [cast.chats.saidByPupil.class] }),
    allow: SEATS.class.sit,
    hides: 'chatId',
  }),
  row(chats.listChain)('', {
    input: ({ cast }) => pupilsMessage(cast),
    allow: SEATS.class.sit,
    hides: 'messageId',
  }),
  row(chats.pinMessage)('of the class', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), on: true }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
    can: canInChat('class', 'pin'),
  }),
  row(chats.listPinned)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
  row(chats.bookmark)('', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), on: true }),
    allow: SEATS.class.sit,
    hides: 'messageId',
  }),
  row(chats.listBookmarks)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.listReactions)('', {
    input: ({ cast }) => pupilsMessage(cast),
    allow: SEATS.class.sit,
    hides: 'messageId',
  }),
  row(chats.listMentions)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.listReaders)('of the pupil’s message', {
    input: ({ cast }) => pupilsMessage(cast),
    allow: ['pupil'],
    forbidden: ['classTeacher'],
    hides: 'messageId',
  }),
  row(chats.setOptions)('', {
    input: ({ cast }) => ({
      chatId: cast.chats.class,
      notify: 'mentions',
      mutedUntil: null,
      archived: false,
      folder: null,
    }),
    allow: SEATS.class.sit,
    hides: 'chatId',
  }),
  row(chats.setRules)('of the class', {
    input: ({ cast }) => ({ chatId: cast.chats.class, slowSeconds: 30, links: 'staff' }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'chatId',
    can: canInChat('class', 'moderate'),
  }),
  row(chats.getContactRules)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.setContactRules)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, allowed: ['colleague'] }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.listSchoolChats)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.lookInto)('the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, reason: 'Жалоба родителей' }),
    allow: ADMINISTRATION,
    hides: 'chatId',
  }),
  row(chats.listLookedMessages)('without a look', { input: chatId('class'), allow: [], hides: 'chatId' }),
  row(chats.listLooks)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
]

function directWith({ organizationId }: Cast, { personId }: { personId: string }) {
  return { id: id(), organizationId, personId }
}

function newChat({ organizationId }: Cast, personIds: string[]) {
  return { id: id(), organizationId, kind: 'group' as const, title: 'Поход', personIds }
}
