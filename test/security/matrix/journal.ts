import * as journal from '#contract/journal'
import { ADMINISTRATION, expectDone, id, inSchool, MEMBERS, NO_ADMINISTRATION } from './parts.ts'
import { placeProvider, providerWish, realProvider } from './providers.ts'
import { type Row, row, type Stage } from './row.ts'

/** The connection is the administration's; the ways into the journal are everybody's, each their own. */
const OFFICE = { allow: ADMINISTRATION, forbidden: NO_ADMINISTRATION, hides: 'organizationId' } as const

export const ofJournal: Row[] = [
  row(journal.getJournal)('', { input: inSchool, ...OFFICE }),
  row(journal.connectJournal)('', { input: (stage) => connection(stage), ...OFFICE }),
  row(journal.pauseJournal)('', { input: withJournal({ paused: true }), ...OFFICE }),
  row(journal.dropJournal)('', { input: withJournal(), ...OFFICE }),
  row(journal.pullJournal)('', { input: withJournal(), ...OFFICE }),
  row(journal.makeUploadKey)('', {
    input: async (stage) => {
      const { organizationId } = await withJournal()(stage)
      await stage.db
        .updateTable('journals')
        .set({ adapter: 'drop' })
        .where('organization_id', '=', organizationId)
        .execute()
      return { organizationId }
    },
    ...OFFICE,
  }),
  row(journal.listLinked)('', { input: inSchool, ...OFFICE }),
  row(journal.linkPerson)('', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, journalId: 'u-17' }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher', 'teacher', 'pupil'],
    hides: 'personId',
  }),
  row(journal.listLinks)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(journal.listLinks)('of a class', {
    input: (stage) => ({ ...inSchool(stage), classId: stage.cast.class7a }),
    allow: [...ADMINISTRATION, 'classTeacher', 'teacher'],
    hides: 'classId',
  }),
  row(journal.listLinks)('of a pupil', {
    input: (stage) => ({ ...inSchool(stage), personId: stage.cast.pupil.personId }),
    allow: [...ADMINISTRATION, 'classTeacher', 'teacher', 'pupil'],
    hides: 'personId',
  }),
  row(journal.listProviders)('', { input: inSchool, ...OFFICE }),
  row(journal.keepProvider)('', {
    input: async (stage) => ({ ...(await realProvider()), ...inSchool(stage) }),
    ...OFFICE,
  }),
  row(journal.keepProvider)('that is none', {
    input: (stage) => ({ ...providerWish(), ...inSchool(stage) }),
    allow: [],
    invalid: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(journal.removeProvider)('', {
    input: async (stage) => ({
      id: id(),
      ...inSchool(stage),
      providerId: await placeProvider(stage, stage.cast.organizationId),
    }),
    ...OFFICE,
  }),
]

const connection = (stage: Stage) => ({
  id: id(),
  ...inSchool(stage),
  adapter: 'oneroster' as const,
  name: 'ЭПОС',
  address: 'https://journal.example.ru',
  tokenAddress: 'https://journal.example.ru/token',
  clientId: 'school-14',
  secret: 'a secret',
})

/** Connected by the administrator. */
function withJournal<M extends object>(more = {} as M) {
  return async (stage: Stage) => {
    expectDone(await stage.cast.administrator.does(journal.connectJournal, connection(stage)))
    return { id: id(), ...inSchool(stage), ...more }
  }
}
