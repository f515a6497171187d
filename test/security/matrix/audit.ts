import * as audit from '#contract/audit'
import { except, inSchool, MEMBERS, nothing, OPERATOR } from './parts.ts'
import { type Row, row } from './row.ts'

const KEEPERS = ['administrator', 'director'] as const
const ofSchool = { allow: KEEPERS, forbidden: except(MEMBERS, ...KEEPERS), hides: 'organizationId' } as const

export const ofAudit: Row[] = [
  row(audit.listEntries)('', { input: inSchool, ...ofSchool }),
  row(audit.listActors)('', { input: inSchool, ...ofSchool }),
  row(audit.listAboutMe)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(audit.listInstallation)('', { input: nothing, allow: OPERATOR }),
  row(audit.verifyChain)('', { input: inSchool, ...ofSchool }),
  row(audit.exportEntries)('', {
    input: (stage) => ({ ...inSchool(stage), format: 'csv' as const }),
    ...ofSchool,
  }),
  row(audit.printEntries)('', { input: inSchool, ...ofSchool }),
  row(audit.printHead)('', { input: inSchool, ...ofSchool }),
]
