import * as rosters from '#contract/rosters'
import { ADMINISTRATION, except, id, inSchool, MEMBERS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

/** Lists of the school are the administration's; to everybody else an import is not there. */
export const ofRosters: Row[] = [
  row(rosters.uploadRoster)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, name: 'Список.csv' }),
    body: Buffer.from('Класс;ФИО\r\n7А;Ким Анна', 'utf8'),
    allow: ADMINISTRATION,
    forbidden: except(MEMBERS, ...ADMINISTRATION),
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(rosters.listImports, { organizationId: cast.organizationId }))?.can.import,
  }),
  row(rosters.listImports)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: except(MEMBERS, ...ADMINISTRATION),
    hides: 'organizationId',
  }),
  row(rosters.getImport)('', { input: imported('ready'), allow: ADMINISTRATION, hides: 'importId' }),
  row(rosters.listItems)('', {
    input: async (stage) => ({ ...(await imported('ready')(stage)), kind: 'new' as const }),
    allow: ADMINISTRATION,
    hides: 'importId',
  }),
  row(rosters.setMapping)('', {
    input: async (stage) => ({
      id: id(),
      ...(await imported('mapping')(stage)),
      mapping: { who: 'pupils' as const, headRow: 0, columns: ['className', 'fullName'] as ['className', 'fullName'] },
      leaveAbsent: false,
    }),
    allow: ADMINISTRATION,
    hides: 'importId',
  }),
  row(rosters.reopenMapping)('', { input: withId('ready'), allow: ADMINISTRATION, hides: 'importId' }),
  row(rosters.decide)('', {
    input: async (stage) => ({ ...(await withId('ready')(stage)), decisions: [{ key: 'pupil  2', decision: 'new' }] }),
    allow: ADMINISTRATION,
    hides: 'importId',
  }),
  row(rosters.writeImport)('', {
    input: withId('ready'),
    allow: ADMINISTRATION,
    hides: 'importId',
    can: canWithImport('write'),
  }),
  row(rosters.undoImport)('', {
    input: withId('done'),
    allow: ADMINISTRATION,
    hides: 'importId',
    can: canWithImport('undo'),
  }),
  row(rosters.dropImport)('', { input: withId('ready'), allow: ADMINISTRATION, hides: 'importId' }),
  row(rosters.downloadReport)('', { input: imported('ready'), allow: ADMINISTRATION, hides: 'importId' }),
  row(rosters.exportRoster)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, format: 'csv' as const }),
    allow: ADMINISTRATION,
    forbidden: except(MEMBERS, ...ADMINISTRATION),
    hides: 'organizationId',
  }),
]

const SUMMARY = {
  rows: 1,
  new: 1,
  changed: 0,
  same: 0,
  leaving: 0,
  doubtful: 0,
  fault: 0,
  leftOut: 0,
  deeds: 1,
  newGuardians: 0,
  newClasses: [],
  newSubjects: [],
}

/** A list of one pupil that has come so far. */
function imported(state: rosters.ImportState) {
  return async ({ cast, db }: Stage) => {
    const importId = id()
    await db
      .insertInto('roster_imports')
      .values({
        id: importId,
        organization_id: cast.organizationId,
        started_by: cast.administrator.personId,
        file_name: 'Список.csv',
        format: 'csv',
        state,
        sheets: JSON.stringify([
          {
            name: '',
            rows: [
              ['Класс', 'ФИО'],
              ['7А', 'Ким Анна'],
            ],
          },
        ]),
        mapping: JSON.stringify({ who: 'pupils', headRow: 0, columns: ['className', 'fullName'] }),
        summary: JSON.stringify(SUMMARY),
        written_at: state === 'done' ? new Date() : null,
      } as never)
      .execute()
    return { importId }
  }
}

function withId(state: rosters.ImportState) {
  return async (stage: Stage) => ({ id: id(), ...(await imported(state)(stage)) })
}

function canWithImport(what: 'write' | 'undo') {
  return async ({ ask, cast, db }: Stage) => {
    const newest = db.selectFrom('roster_imports').select('id').where('organization_id', '=', cast.organizationId)
    const { id: importId } = await newest.orderBy('started_at', 'desc').executeTakeFirstOrThrow()
    return (await ask(rosters.getImport, { importId }))?.can[what]
  }
}
