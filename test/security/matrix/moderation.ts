import * as moderation from '#contract/moderation'
import type { Db } from '#server/db'
import type { Cast } from '../cast.ts'
import { placeFile } from '../place-file.ts'
import {
  ADMINISTRATION,
  except,
  id,
  inSchool,
  LEADERS,
  MEMBERS,
  NO_ADMINISTRATION,
  nothing,
  pupilsMessage,
  SIGNED_IN,
  teachersMessage,
} from './parts.ts'
import { type Row, row } from './row.ts'

const LEADS_OR_OWNS = [...ADMINISTRATION, 'classTeacher', 'otherTeacher'] as const

export const ofModeration: Row[] = [
  row(moderation.report)('the pupil’s message', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast), kind: 'insult' }),
    allow: ['classTeacher'],
    conflict: ['pupil'], // one's own
    hides: 'chatId',
  }),
  row(moderation.report)('the class teacher’s message', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast), kind: 'other' }),
    allow: ['pupil'],
    conflict: ['classTeacher'],
    hides: 'messageId',
  }),
  row(moderation.listMyReports)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.listDesk)('', {
    input: inSchool,
    allow: LEADS_OR_OWNS,
    forbidden: except(MEMBERS, ...LEADS_OR_OWNS),
    hides: 'organizationId',
  }),
  row(moderation.openEvidence)('a file of a case', {
    input: async ({ cast, db }) => evidenceFile(cast, db),
    allow: LEADERS,
    hides: 'caseId',
  }),
  row(moderation.countDesk)('', { input: nothing, allow: SIGNED_IN }),
  row(moderation.releaseMessage)('held by the filter', {
    input: async ({ cast, db }) => ({ id: id(), ...(await heldMessage(cast, db)) }),
    allow: LEADERS,
    hides: 'messageId',
  }),
  row(moderation.refuseMessage)('held by the filter', {
    input: async ({ cast, db }) => ({ id: id(), ...(await heldMessage(cast, db)), reason: 'Скажи иначе' }),
    allow: LEADERS,
    hides: 'messageId',
  }),
  row(moderation.decide)('a pupil’s message', {
    input: async ({ cast, db }) => ({
      id: id(),
      caseId: await caseAbout(db, cast, 'pupil'),
      measures: [{ kind: 'warn' }],
      reason: 'Так не говорят',
    }),
    allow: LEADERS,
    hides: 'caseId',
  }),
  row(moderation.decide)('the class teacher’s message', {
    input: async ({ cast, db }) => ({
      id: id(),
      caseId: await caseAbout(db, cast, 'classTeacher'),
      measures: [{ kind: 'hide' }],
      reason: 'Так не говорят',
    }),
    allow: ADMINISTRATION, // nobody sits over oneself
    hides: 'caseId',
  }),
  row(moderation.liftMeasure)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast), reason: 'Извинился' }),
    allow: LEADERS,
    hides: 'measureId',
  }),
  row(moderation.listMyMeasures)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.confirmMeasure)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast) }),
    allow: ['pupil'],
    hides: 'measureId',
  }),
  row(moderation.appeal)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast), words: 'Это не я' }),
    allow: ['pupil'],
    hides: 'measureId',
  }),
  row(moderation.decideAppeal)('a pupil’s, of the deputy’s decision', {
    input: async ({ cast, db }) => {
      const measureId = await measureOf(db, cast)
      await db.insertInto('appeals').values({ measure_id: measureId, words: 'Это не я' }).execute()
      return { id: id(), measureId, upheld: false, answer: 'И правда' }
    },
    allow: except(ADMINISTRATION, 'deputy'),
    forbidden: ['deputy'],
    hides: 'measureId',
  }),
  row(moderation.listJournal)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(moderation.printJournal)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(moderation.getSettings)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.setSettings)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      settings: { filter: 'hold', trustedHosts: ['schoolbus.ru'] },
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(moderation.getSettings, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(moderation.getGuard)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.getConduct)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.setConduct)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, text: 'Пишем вежливо. '.repeat(5) }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(moderation.getConduct, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(moderation.acceptConduct)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, version: 1 }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  ...[moderation.listAcceptances, moderation.printAcceptances].flatMap((contract): Row[] => [
    row(contract)('of class 7А', {
      input: ({ cast }) => ({ organizationId: cast.organizationId, classId: cast.class7a }),
      allow: LEADERS,
      forbidden: ['teacher'],
      hides: 'classId',
    }),
    row(contract)('of the school', {
      input: inSchool,
      allow: ADMINISTRATION,
      forbidden: NO_ADMINISTRATION,
      hides: 'organizationId',
    }),
  ]),
]

/** A message of the pupil that the filter holds. */
async function heldMessage({ chats: { class: chatId }, pupil }: Cast, db: Db) {
  const messageId = id()
  const held = { chat_id: chatId, id: messageId, author_id: pupil.personId, text: 'дурак', why: 'review' as const }
  await db
    .insertInto('held_messages')
    .values({
      ...held,
      mentions: [],
      file_ids: [],
      reply_to: null,
      forwarded_from: null,
      rule: 'дура',
      until: null,
      ended_at: null,
      ended_how: null,
      reason: null,
    })
    .execute()
  return { chatId, messageId }
}

/** A case about what somebody of the cast has said in the chat of class 7А. */
async function caseAbout(db: Db, cast: Cast, author: 'pupil' | 'classTeacher'): Promise<string> {
  const messageId = author === 'pupil' ? cast.chats.saidByPupil.class : cast.chats.saidByTeacher.class
  // One case for a message: where nothing is taken back, the next row goes on with it.
  const open = await db
    .selectFrom('moderation_cases')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  if (open) return open.id
  const caseId = id()
  await db
    .insertInto('moderation_cases')
    .values({
      id: caseId,
      organization_id: cast.organizationId,
      chat_id: cast.chats.class,
      class_id: cast.class7a,
      message_id: messageId,
      msg_no: 1,
      author_id: cast[author].personId,
      rule: null,
      text: 'Завтра сбор в восемь у входа',
      files: '[]',
      sha256: '',
      around: '[]',
      sent_at: new Date(),
    })
    .execute()
  return caseId
}

/** A case about the pupil's message with a file, whose content the school keeps. */
async function evidenceFile(cast: Cast, db: Db): Promise<{ caseId: string; fileId: string }> {
  const caseId = await caseAbout(db, cast, 'pupil')
  const fileId = await placeFile(db, { organizationId: cast.organizationId, owner: cast.pupil, chatId: null })
  const { name, size, sha256 } = await db
    .selectFrom('files')
    .select(['name', 'size', 'sha256'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('kept_contents')
    .values({ sha256: sha256!, kept_for: caseId })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const files = JSON.stringify([{ id: fileId, name, size: Number(size), mediaType: 'text/plain', sha256 }])
  await db.updateTable('moderation_cases').set({ files }).where('id', '=', caseId).execute()
  return { caseId, fileId }
}

/** A term of the deputy's decision about the pupil. */
async function measureOf(db: Db, cast: Cast): Promise<string> {
  const measureId = id()
  const caseId = await caseAbout(db, cast, 'pupil')
  const before = db.selectFrom('measures').select('id').where('case_id', '=', caseId)
  await db.deleteFrom('appeals').where('measure_id', 'in', before).execute()
  await db.deleteFrom('measures').where('case_id', '=', caseId).execute()
  await db
    .insertInto('measures')
    .values({
      id: measureId,
      case_id: caseId,
      organization_id: cast.organizationId,
      person_id: cast.pupil.personId,
      kind: 'readOnly',
      reason: 'Так не говорят',
      until: new Date(Date.now() + 86_400_000),
      taken_by: cast.deputy.personId,
    })
    .execute()
  return measureId
}
