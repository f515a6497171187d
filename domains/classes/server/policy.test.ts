import { expect, test } from 'vitest'
import { canEdit, canLead, canSeat, isOnlyOne } from './policy.ts'

test.each([
  { administers: true, classTeacher: false, lead: true, edit: true, seatPupil: true, seatTeacher: true },
  { administers: false, classTeacher: true, lead: true, edit: false, seatPupil: true, seatTeacher: false },
  { administers: false, classTeacher: false, lead: false, edit: false, seatPupil: false, seatTeacher: false },
])('%j', ({ lead, edit, seatPupil, seatTeacher, ...holding }) => {
  expect(canLead(holding)).toBe(lead)
  expect(canEdit(holding)).toBe(edit)
  expect(canSeat(holding, 'pupil')).toBe(seatPupil)
  expect(canSeat(holding, 'teacher')).toBe(seatTeacher)
  expect(canSeat(holding, 'classTeacher')).toBe(seatTeacher)
})

test('one класс for a pupil, as many associations as they like, and teachers teach in many classes (R018)', () => {
  expect(isOnlyOne('class', 'pupil')).toBe(true)
  expect(isOnlyOne('association', 'pupil')).toBe(false)
  expect(isOnlyOne('group', 'pupil')).toBe(false)
  expect(isOnlyOne('class', 'classTeacher')).toBe(false)
})
