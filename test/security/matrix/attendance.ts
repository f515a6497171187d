import * as attendance from '#contract/attendance'
import { addDays } from '#rules/lessons'
import { laid } from './lessons.ts'
import { ADMINISTRATION, except, id, inSchool, LEADERS, MEMBERS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const LEAD = [...ADMINISTRATION, 'teacher', 'classTeacher'] as const
const KEEPERS = [...LEADERS, 'otherTeacher'] as const
const OTHERS = except(MEMBERS, ...KEEPERS)
const today = () => new Date().toISOString().slice(0, 10)

/** A lesson of a week ago. */
const held = async (stage: Stage) => ({ ...(await laid(stage)).key, day: addDays(today(), -7) })

const told = ({ cast }: Stage) => ({
  id: id(),
  pupilId: cast.pupil.personId,
  from: today(),
  to: addDays(today(), 1),
  why: 'ill' as const,
})

export const ofAttendance: Row[] = [
  row(attendance.getRoll)('', { input: held, allow: LEAD, forbidden: ['pupil', 'guardian'], hides: 'classId' }),
  row(attendance.markRoll)('', {
    input: async (stage) => ({
      ...(await held(stage)),
      id: id(),
      marks: [{ pupilId: stage.cast.pupil.personId, mark: 'present' as const }],
    }),
    allow: LEAD,
    forbidden: ['pupil', 'guardian'],
    hides: 'classId',
  }),
  row(attendance.tellAbsence)('', {
    input: told,
    allow: [...LEADERS, 'guardian'],
    forbidden: ['pupil'],
    hides: 'pupilId',
  }),
  row(attendance.endAbsence)('', {
    input: async (stage) => {
      const { id: absenceId, pupilId: pupil_id, from, to, why } = told(stage)
      const { organizationId: organization_id, guardian } = stage.cast
      const row = { id: absenceId, organization_id, pupil_id, from_day: from, to_day: to, why, note: null }
      await stage.db
        .insertInto('absences')
        .values({ ...row, told_by: guardian.personId, ended_at: null, ended_by: null })
        .execute()
      return { id: id(), absenceId }
    },
    allow: [...LEADERS, 'guardian'],
    hides: 'absenceId',
  }),
  row(attendance.listAbsences)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(attendance.getDay)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(attendance.printDay)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(attendance.exportDay)('', { input: inSchool, allow: KEEPERS, forbidden: OTHERS, hides: 'organizationId' }),
  row(attendance.getHistory)('', {
    input: ({ cast }) => ({ pupilId: cast.pupil.personId, from: '2026-09-01', to: today() }),
    allow: [...LEADERS, 'guardian', 'pupil'],
    hides: 'pupilId',
  }),
]
