import * as statistics from '#contract/statistics'
import { ADMINISTRATION, APPOINTING, except, expectDone, id, inSchool, MEMBERS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Figures are a permission of their own (R154): the administrator and the director have it by their role, nobody else. */
const OTHERS = except(MEMBERS, ...APPOINTING)

export const ofStatistics: Row[] = [
  row(statistics.getSummary)('', { input: inSchool, allow: APPOINTING, forbidden: OTHERS, hides: 'organizationId' }),
  row(statistics.getAccess)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(statistics.listNotJoined)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, group: 'pupils' }),
    allow: APPOINTING,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(statistics.exportSummary)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, format: 'csv' }),
    allow: APPOINTING,
    forbidden: OTHERS,
    hides: 'organizationId',
  }),
  row(statistics.listReaders)('', { input: inSchool, allow: APPOINTING, forbidden: OTHERS, hides: 'organizationId' }),
  row(statistics.getSummary)('to a deputy it was given to', {
    input: async (stage) => {
      await given(stage)
      return inSchool(stage)
    },
    allow: [...APPOINTING, 'deputy'],
    forbidden: except(OTHERS, 'deputy'),
    hides: 'organizationId',
  }),
  row(statistics.giveAccess)('', {
    input: ({ cast }) => ({ id: id(), personId: cast.deputy.personId }),
    allow: APPOINTING,
    forbidden: except(ADMINISTRATION, ...APPOINTING),
    conflict: [],
    hides: 'personId',
  }),
  row(statistics.takeAccess)('', {
    input: async (stage) => ({ id: id(), personId: await given(stage) }),
    allow: APPOINTING,
    forbidden: except(ADMINISTRATION, ...APPOINTING),
    hides: 'personId',
  }),
]

async function given({ cast }: Stage): Promise<string> {
  const { personId } = cast.deputy
  expectDone(await cast.director.does(statistics.giveAccess, { id: id(), personId }))
  return personId
}
