import type { OutputOf } from '#contract'
import * as consents from '#contract/consents'
import { placeFile } from '../place-file.ts'
import { ADMINISTRATION, except, expectDone, id, LEADERS, MEMBERS, nothing, SIGNED_IN } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Asked by the administration and class teachers, signed by families; the register is each class teacher's own. */
const ASKING = [...ADMINISTRATION, 'classTeacher', 'otherTeacher'] as const
const NOT_ASKING = except(MEMBERS, ...ASKING)
const OTHERS = except(MEMBERS, ...ADMINISTRATION)
/** The guardian is asked, and learns that the register is not for families. */
const REGISTER = { allow: LEADERS, forbidden: ['guardian'] as const, hides: 'requestId' as const }

const PHOTO = {
  kind: 'photo' as const,
  title: 'Согласие на съёмку',
  text: 'Даю школе согласие на съёмку.',
  consequence: 'Снимки удаляются.',
}
const SLIP = { title: 'Поездка в планетарий', text: 'Отпускаю ребёнка с классом.', consequence: 'Уроки.', trip: null }

export const ofConsents: Row[] = [
  row(consents.listTemplates)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ASKING,
    forbidden: NOT_ASKING,
    hides: 'organizationId',
  }),
  row(consents.createTemplate)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, ...PHOTO }),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(consents.listTemplates, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(consents.reviseTemplate)('', {
    input: async (stage) => ({ ...PHOTO, title: 'Съёмка на уроках', id: id(), ...(await templateOf(stage)) }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher', 'otherTeacher'],
    hides: 'templateId',
  }),
  row(consents.removeTemplate)('', {
    input: async (stage) => ({ id: id(), ...(await templateOf(stage)) }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher', 'otherTeacher'],
    hides: 'templateId',
  }),
  row(consents.askForConsent)('of the families of 7А', {
    input: ({ cast }) => newRequest(cast),
    allow: LEADERS,
    invalid: ['otherTeacher'],
    forbidden: NOT_ASKING,
    hides: 'organizationId',
  }),
  row(consents.listRequests)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ASKING,
    forbidden: NOT_ASKING,
    hides: 'organizationId',
  }),
  row(consents.getRequest)('', { input: requested, ...REGISTER }),
  row(consents.listRegister)('', { input: requested, ...REGISTER }),
  row(consents.closeRequest)('', {
    input: async (stage) => ({ id: id(), ...(await requested(stage)) }),
    ...REGISTER,
    can: canWithRequest('close'),
  }),
  row(consents.remindRest)('', {
    input: async (stage) => ({ id: id(), ...(await requested(stage)) }),
    ...REGISTER,
    can: canWithRequest('remind'),
  }),
  row(consents.listMine)('', { input: nothing, allow: SIGNED_IN }),
  row(consents.getDocument)('', { input: aboutPupil, allow: ['guardian'], hides: 'requestId' }),
  row(consents.prepareSigning)('', { input: toBeSigned, allow: ['guardian'], hides: 'requestId' }),
  row(consents.confirmSigning)('', { input: prepared, allow: ['guardian'], hides: 'confirmationId' }),
  row(consents.declineConsent)('', {
    input: async (stage) => ({ id: id(), ...(await aboutPupil(stage)) }),
    allow: ['guardian'],
    hides: 'requestId',
  }),
  row(consents.withdrawConsent)('', {
    input: async (stage) => {
      const { id: _, ...confirmation } = await prepared(stage)
      done(await stage.cast.guardian.does(consents.confirmSigning, { id: id(), ...confirmation }))
      const { request_id: requestId, subject_id: subjectId } = await newestConfirmation(stage)
      return { id: id(), requestId, subjectId }
    },
    allow: ['guardian'],
    hides: 'requestId',
  }),
  row(consents.recordPaper)('', { input: async (stage) => paper(stage, false), ...REGISTER }),
  row(consents.openScan)('', {
    input: async (stage) => {
      const entered = await paper(stage, true)
      done(await stage.cast.classTeacher.does(consents.recordPaper, entered))
      return { signatureId: entered.id }
    },
    allow: LEADERS,
    hides: 'signatureId',
  }),
  row(consents.setBirthDay)('', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, day: '2013-05-09' }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'],
    hides: 'personId',
  }),
  row(consents.exportRegister)('', { input: requested, ...REGISTER }),
  row(consents.printRegister)('', { input: requested, ...REGISTER }),
  row(consents.printDocument)('', { input: aboutPupil, allow: [...LEADERS, 'guardian'], hides: 'requestId' }),
  row(consents.listMatters)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(consents.setRetention)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, years: 5 }),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(consents.getWorkYear)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, year: 2026 }),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(consents.setWorkYear)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      year: 2027,
      off: ['01-04'],
      work: [],
      act: 'Постановление Правительства',
    }),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(consents.openMatter)('', {
    input: ({ cast }) => newMatter(cast),
    allow: ADMINISTRATION,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(consents.extendMatter)('', {
    input: async (stage) => ({ id: id(), ...(await matterOf(stage)), reason: 'Архив за три года' }),
    allow: ADMINISTRATION,
    hides: 'matterId',
  }),
  row(consents.closeMatter)('', {
    input: async (stage) => ({ id: id(), ...(await matterOf(stage)), outcome: 'Ответ отправлен' }),
    allow: ADMINISTRATION,
    hides: 'matterId',
  }),
]

const newRequest = ({ organizationId, class7a }: Stage['cast']) => ({
  id: id(),
  organizationId,
  what: SLIP,
  classIds: [class7a],
  personIds: [],
  deadline: null,
})

async function templateOf({ cast }: Stage) {
  const { organizationId } = cast
  const made = await cast.director.does(consents.createTemplate, { id: id(), organizationId, ...PHOTO })
  return { templateId: done(made).id }
}

async function requested({ cast }: Stage) {
  return { requestId: done(await cast.classTeacher.does(consents.askForConsent, newRequest(cast))).id }
}

async function aboutPupil(stage: Stage) {
  return { ...(await requested(stage)), subjectId: stage.cast.pupil.personId }
}

async function toBeSigned(stage: Stage) {
  const about = await aboutPupil(stage)
  const { sha256 } = done(await stage.cast.guardian.reads(consents.getDocument, about))
  return { ...about, sha256 }
}

/** By the mother's account, with the code from her screen. */
async function prepared(stage: Stage) {
  const ready = done(await stage.cast.guardian.does(consents.prepareSigning, await toBeSigned(stage)))
  return { id: id(), confirmationId: ready.confirmationId, code: ready.code! }
}

const newestConfirmation = ({ db }: Stage) =>
  db.selectFrom('consent_confirmations').selectAll().orderBy('created_at', 'desc').executeTakeFirstOrThrow()

async function paper(stage: Stage, scan: boolean) {
  const { classTeacher: owner, guardian, organizationId } = stage.cast
  const fileId = scan ? await placeFile(stage.db, { organizationId, owner, chatId: null }) : undefined
  const signed = { signerId: guardian.personId, answer: 'signed' as const, day: '2026-11-02', fileId }
  return { id: id(), ...(await aboutPupil(stage)), ...signed }
}

function canWithRequest(what: keyof OutputOf<typeof consents.getRequest>['can']) {
  return async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('consent_requests').select('id').orderBy('created_at', 'desc')
    const { id: requestId } = await newest.executeTakeFirstOrThrow()
    return (await ask(consents.getRequest, { requestId }))?.can[what]
  }
}

const newMatter = ({ organizationId }: Stage['cast']) => ({
  id: id(),
  organizationId,
  kind: 'accessRequest' as const,
  about: 'Ахметова А.: какие данные хранятся',
  begunOn: '2026-11-02',
})

async function matterOf({ cast }: Stage) {
  return { matterId: done(await cast.director.does(consents.openMatter, newMatter(cast))).id }
}

function done<O>(answer: { status: number; body: O }): O {
  expectDone(answer)
  return answer.body
}
