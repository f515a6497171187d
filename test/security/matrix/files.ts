import * as files from '#contract/files'
import { placeFile } from '../place-file.ts'
import { ADMINISTRATION, chatId, id, MEMBERS, NO_ADMINISTRATION, SEATS, STAFF } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Files travel with messages: whoever sits in the chat has them, whoever does not has never heard of them. */
export const ofFiles: Row[] = [
  ...(['class', 'staff', 'direct'] as const).flatMap((chat) => [
    row(files.open)(`in ${chat}`, { input: fileIn(chat), allow: SEATS[chat].sit, hides: 'fileId' }),
    row(files.getFile)(`in ${chat}`, { input: fileIn(chat), allow: SEATS[chat].sit, hides: 'fileId' }),
    row(files.listMaterials)(`of ${chat}`, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
  ]),
  row(files.listMaterials)('of the school', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(files.listMaterials)('of the class', {
    input: ({ cast }) => ({ classId: cast.class7a }),
    allow: ['classTeacher', 'teacher', 'pupil', 'guardian'],
    hides: 'classId',
  }),
  row(files.open)('not sent yet', { input: fileIn(null), allow: ['classTeacher'], hides: 'fileId' }),
  row(files.removeFile)('not sent yet', { input: fileIn(null), allow: ['classTeacher'], hides: 'fileId' }),
  row(files.removeFile)('sent', { input: fileIn('class'), allow: [], conflict: ['classTeacher'], hides: 'fileId' }),
  row(files.pinMaterial)('in the class', {
    input: async (stage) => ({ ...(await fileIn('class')(stage)), on: true }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'fileId',
    can: canPinIn('class'),
  }),
  row(files.pinMaterial)('in the staff room', {
    input: async (stage) => ({ ...(await fileIn('staff')(stage)), on: true }),
    allow: STAFF,
    hides: 'fileId',
    can: canPinIn('staff'),
  }),
  row(files.getQuota)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(files.changeLimits)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      limits: { pupil: 2 ** 24, guardian: 2 ** 25, staff: 2 ** 29, quota: 2 ** 36 },
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(files.getQuota, { organizationId: cast.organizationId }))?.can.change,
  }),
]

/** A file of the class teacher’s, or in the direct chat of one of its two: sent with a message there, or not yet. */
function fileIn(chat: 'class' | 'staff' | 'direct' | null) {
  return async ({ cast, db }: Stage) => ({
    fileId: await placeFile(db, {
      organizationId: cast.organizationId,
      owner: chat === 'direct' ? cast.employee : cast.classTeacher,
      chatId: chat && cast.chats[chat],
    }),
  })
}

function canPinIn(chat: 'class' | 'staff') {
  return async ({ ask, cast }: Stage) =>
    (await ask(files.listMaterials, { chatId: cast.chats[chat] }))?.materials[0]?.can.pin
}
