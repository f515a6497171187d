import * as families from '#contract/families'
import { ADMINISTRATION, except, expectDone, id, LEADERS, MEMBERS, nothing, SIGNED_IN } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const CHILD = { sight: true, signing: true, talk: true }
const PAPER = {
  ground: 'court' as const,
  document: 'Решение районного суда',
  day: '2026-10-05',
  reason: 'Передано законным представителем',
}
const bond = ({ cast }: Stage) => ({ pupilId: cast.pupil.personId, guardianId: cast.guardian.personId })
const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })
const ofChild = ({ cast }: Stage) => ({ pupilId: cast.pupil.personId })

export const ofFamilies: Row[] = [
  row(families.listLimits)('of the school', {
    input: inSchool,
    allow: [...LEADERS, 'otherTeacher'], // who leads another class, and is told of that one
    forbidden: except(MEMBERS, ...LEADERS, 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(families.listLimits)('of a child', {
    input: (stage) => ({ ...inSchool(stage), ...ofChild(stage) }),
    allow: LEADERS,
    hides: 'pupilId',
  }),
  row(families.limitGuardian)('', {
    input: (stage) => ({ id: id(), ...bond(stage), ...CHILD, ...PAPER }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher'],
    hides: 'pupilId',
    can: async ({ ask, cast }) => {
      const asked = { organizationId: cast.organizationId, pupilId: cast.pupil.personId }
      return (await ask(families.listLimits, asked))?.can.limit
    },
  }),
  row(families.liftLimit)('', {
    input: async (stage) => ({ id: id(), limitId: await limited(stage), reason: 'Решение отменено' }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher'],
    hides: 'limitId',
  }),
  row(families.getFamily)('', { input: nothing, allow: SIGNED_IN }),
  row(families.listWhoSees)('', { input: ofChild, allow: [...LEADERS, 'pupil', 'guardian'], hides: 'pupilId' }),
  row(families.listWhoSees)('a guardian with a limit', {
    input: async (stage) => {
      await limited(stage)
      return ofChild(stage)
    },
    allow: [...LEADERS, 'pupil'],
    hides: 'pupilId',
  }),
  row(families.keepGuardian)('of age', {
    input: async (stage) => {
      await born(stage, '2005-03-01')
      return { id: id(), ...bond(stage), keep: true }
    },
    allow: ['pupil'],
    forbidden: ['guardian'],
    hides: 'pupilId',
  }),
  row(families.listChildSessions)('under 14', {
    input: async (stage) => {
      await born(stage, '2018-03-01')
      return ofChild(stage)
    },
    allow: ['guardian'],
    forbidden: ['pupil'],
    hides: 'pupilId',
  }),
  row(families.endChildSessions)('under 14', {
    input: async (stage) => {
      await born(stage, '2018-03-01')
      return { id: id(), ...ofChild(stage) }
    },
    allow: ['guardian'],
    forbidden: ['pupil'],
    hides: 'pupilId',
  }),
]

async function limited(stage: Stage): Promise<string> {
  const { director } = stage.cast
  const limit = { id: id(), ...bond(stage), ...CHILD, ...PAPER }
  expectDone(await director.does(families.limitGuardian, limit))
  return limit.id
}

async function born({ cast, db }: Stage, day: string): Promise<void> {
  const row = { person_id: cast.pupil.personId, day, set_by: cast.director.personId }
  await db.insertInto('consent_birth_days').values(row).execute()
}
