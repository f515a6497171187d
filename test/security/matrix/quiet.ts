import * as quiet from '#contract/quiet'
import { BYLAW_HOURS } from '#rules/quiet'
import { ADMINISTRATION, id, MEMBERS, NO_ADMINISTRATION } from './parts.ts'
import { type Row, row } from './row.ts'

export const ofQuiet: Row[] = [
  row(quiet.getQuietHours)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(quiet.setQuietHours)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, hours: BYLAW_HOURS, act: null }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(quiet.getQuietHours, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(quiet.setOwnHours)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      own: { fromMinute: 1140, toMinute: 480, daysOff: [7] },
    }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(quiet.getOwnHoursOf)('of the class teacher', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, personId: cast.classTeacher.personId }),
    allow: MEMBERS, // everybody reads the school's channel with her
    hides: 'personId',
  }),
  row(quiet.listUrgent)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
]
