import * as acts from '#contract/acts'
import { ADMINISTRATION, EVERYBODY, expectDone, id, MEMBERS, NO_ADMINISTRATION } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Kept by the administration, read by the whole school; a draft is for those who keep the shelf. */
const KEEPERS = [...ADMINISTRATION] as const
const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })
const TERMS = { number: '12', adoptedOn: '2026-09-01', validFrom: '2026-09-01' }

const canOfShelf = async ({ ask, cast }: Stage) =>
  (await ask(acts.listActs, { organizationId: cast.organizationId }))?.can.keep

const canPlan = async ({ ask, cast }: Stage) =>
  (await ask(acts.listMoves, { organizationId: cast.organizationId }))?.can.plan

export const ofActs: Row[] = [
  row(acts.listActs)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(acts.getAct)('a draft', { input: drafted, allow: KEEPERS, hides: 'actId' }),
  row(acts.getAct)('adopted', { input: adopted, allow: MEMBERS, hides: 'actId' }),
  row(acts.createAct)('', {
    input: ({ cast }) => newAct(cast),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canOfShelf,
  }),
  row(acts.editDraft)('', {
    input: async (stage) => ({
      id: id(),
      versionId: await versionOf(stage, drafted),
      kind: 'order',
      title: 'О площадке',
      text: 'Другие слова',
    }),
    allow: KEEPERS,
    hides: 'versionId',
  }),
  row(acts.draftVersion)('', {
    input: async (stage) => ({ id: id(), ...(await adopted(stage)), text: 'Новая редакция' }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'actId',
    can: canOfShelf,
  }),
  row(acts.adoptVersion)('', {
    input: async (stage) => ({ id: id(), versionId: await versionOf(stage, drafted), ...TERMS }),
    allow: KEEPERS,
    hides: 'versionId',
  }),
  row(acts.endAct)('', {
    input: async (stage) => ({ id: id(), ...(await adopted(stage)), day: '2026-10-01' }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'actId',
  }),
  row(acts.removeDraft)('', {
    input: async (stage) => ({ id: id(), versionId: await versionOf(stage, drafted) }),
    allow: KEEPERS,
    hides: 'versionId',
  }),
  row(acts.showAct)('', {
    input: async (stage) => ({ id: id(), ...(await adopted(stage)), on: true }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'actId',
  }),
  row(acts.openPage)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), on: true }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(acts.askToRead)('', {
    input: async (stage) => ({ id: id(), versionId: await versionOf(stage, adopted), addressees: ['staff'] }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'versionId',
  }),
  row(acts.openDocument)('adopted', {
    input: async (stage) => ({ versionId: await versionOf(stage, adopted), format: 'docx' }),
    allow: MEMBERS,
    hides: 'versionId',
  }),
  row(acts.openDocument)('a draft', {
    input: async (stage) => ({ versionId: await versionOf(stage, drafted), format: 'docx' }),
    allow: KEEPERS,
    hides: 'versionId',
  }),
  row(acts.preparePaper)('', {
    input: (stage) => ({ ...inSchool(stage), paper: 'administrator' }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(acts.listMoves)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(acts.planMoves)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), from: 'telegram' as const, until: null }),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canPlan,
  }),
  row(acts.saveMove)('', {
    input: ({ cast }) => newMove(cast),
    allow: KEEPERS,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canPlan,
  }),
  row(acts.markMoved)('', {
    input: async (stage) => ({ id: id(), moveId: await planned(stage), on: true }),
    allow: [...KEEPERS, 'classTeacher'], // who answers for this one
    hides: 'moveId',
  }),
  row(acts.removeMove)('', {
    input: async (stage) => ({ id: id(), moveId: await planned(stage) }),
    allow: KEEPERS,
    forbidden: ['classTeacher'],
    hides: 'moveId',
  }),
  row(acts.listPublic)('', {
    input: async (stage) => {
      await shown(stage)
      return inSchool(stage)
    },
    allow: EVERYBODY,
  }),
  row(acts.openPublic)('', {
    input: async (stage) => ({ versionId: await versionOf(stage, shown) }),
    allow: EVERYBODY,
  }),
]

const newMove = ({ organizationId, classTeacher }: Stage['cast']) => ({
  id: id(),
  organizationId,
  moveId: id(),
  title: 'Родители 7А',
  from: 'whatsapp' as const,
  whom: 'guardians' as const,
  classId: null,
  responsibleId: classTeacher.personId,
  until: null,
})

async function planned({ cast }: Stage): Promise<string> {
  const move = newMove(cast)
  expectDone(await cast.administrator.does(acts.saveMove, move))
  return move.moveId
}

const newAct = ({ organizationId }: Stage['cast']) => ({
  id: id(),
  organizationId,
  kind: 'bylaw' as const,
  title: 'Положение о площадке',
  text: '# Положение\n\n1.1. Слова положения.',
})

async function drafted({ cast }: Stage) {
  const act = newAct(cast)
  expectDone(await cast.administrator.does(acts.createAct, act))
  return { actId: act.id }
}

async function adopted(stage: Stage) {
  const act = await drafted(stage)
  const versionId = await readVersion(stage, act.actId)
  expectDone(await stage.cast.administrator.does(acts.adoptVersion, { id: id(), versionId, ...TERMS }))
  return act
}

/** On the page that is open to everybody. */
async function shown(stage: Stage) {
  const { administrator, organizationId } = stage.cast
  const act = await adopted(stage)
  expectDone(await administrator.does(acts.showAct, { id: id(), ...act, on: true }))
  expectDone(await administrator.does(acts.openPage, { id: id(), organizationId, on: true }))
  return act
}

const readVersion = async ({ db }: Stage, actId: string): Promise<string> =>
  (await db.selectFrom('act_versions').select('id').where('act_id', '=', actId).executeTakeFirstOrThrow()).id

const versionOf = async (stage: Stage, make: (stage: Stage) => Promise<{ actId: string }>): Promise<string> =>
  readVersion(stage, (await make(stage)).actId)
