import * as sanitary from '#contract/sanitary'
import { ADMINISTRATION, except, id, inSchool, MEMBERS, NO_ADMINISTRATION, STAFF } from './parts.ts'
import { type Row, row } from './row.ts'

export const ofSanitary: Row[] = [
  row(sanitary.listAnswers)('', {
    input: inSchool,
    allow: STAFF,
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'organizationId',
  }),
  row(sanitary.confirmNorm)('', {
    input: (stage) => ({ id: id(), ...inSchool(stage), normId: 'remoteLength.1-11', value: 40 }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async (stage) => (await stage.ask(sanitary.listAnswers, inSchool(stage)))?.can.confirm,
  }),
]
