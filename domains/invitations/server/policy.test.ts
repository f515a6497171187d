import { describe, expect, test } from 'vitest'
import type { InvitedRole } from '#contract/invitations'
import type { Role } from '#contract/people'
import {
  canInvite,
  canPrintFor,
  type Desk,
  fitsRole,
  mayBeOne,
  mayJoinAtOnce,
  stateOfInvitation,
  stateOfSheet,
} from './policy.ts'

const appointing: Desk = { administers: true, appoints: true, ledClassIds: [] }
const administration: Desk = { administers: true, appoints: false, ledClassIds: [] }
const classTeacher: Desk = { administers: false, appoints: false, ledClassIds: ['7А'] }
const others: Desk = { administers: false, appoints: false, ledClassIds: [] }

test.each<[string, Desk, InvitedRole, string | null, boolean]>([
  ['the administration', administration, 'teacher', null, true],
  ['the administration', administration, 'director', null, false],
  ['the administration', administration, 'deputy', null, false],
  ['whoever appoints', appointing, 'director', null, true],
  ['whoever appoints', appointing, 'deputy', null, true],
  ['the administration', administration, 'pupil', '7Б', true],
  ['the administration', administration, 'pupil', null, false],
  ['the class teacher', classTeacher, 'pupil', '7А', true],
  ['the class teacher', classTeacher, 'guardian', '7А', true],
  ['the class teacher', classTeacher, 'guardian', '7Б', false],
  ['the class teacher', classTeacher, 'employee', null, false],
  ['others', others, 'pupil', '7А', false],
  ['others', others, 'teacher', null, false],
])('%s invites (%o) a %s into %s: %s', (_who, desk, role, classId, may) => {
  expect(canInvite(desk, role, classId)).toBe(may)
})

test.each<[InvitedRole, boolean]>([
  ['pupil', true],
  ['guardian', true],
  ['teacher', true],
  ['employee', true],
  ['deputy', false],
  ['director', false],
])('a %s may come by a link alone: %s', (role, may) => expect(mayJoinAtOnce(role)).toBe(may))

test.each<[Desk, Role[], boolean]>([
  [classTeacher, ['pupil'], true],
  [classTeacher, ['guardian'], true],
  [classTeacher, ['guardian', 'deputy'], false],
  [classTeacher, ['teacher'], false],
  [administration, ['guardian', 'teacher'], true],
  [administration, ['guardian', 'deputy'], false],
  [administration, ['director'], false],
  [appointing, ['guardian', 'deputy'], true],
  [appointing, ['administrator'], true],
])('%o prints for %o: %s', (desk, roles, may) => expect(canPrintFor(desk, roles)).toBe(may))

test.each<[InvitedRole, Role[], boolean]>([
  ['pupil', ['pupil'], true],
  ['pupil', ['guardian'], false],
  ['guardian', ['teacher', 'guardian'], true],
  ['guardian', ['teacher'], false],
  ['teacher', ['employee'], true],
  ['teacher', ['guardian'], false],
])('a request as %s fits %o: %s', (role, roles, fits) => expect(fitsRole(role, roles)).toBe(fits))

describe('may two records be one human being', () => {
  const known = (spoken: string, ...roles: Role[]) => {
    const [lastName = '', firstName = '', patronymic] = spoken.split(' ')
    return { name: { lastName, firstName, patronymic }, roles }
  }
  const anna = known('Кузнецова Анна Михайловна', 'guardian')

  test.each([
    ['the same mother', anna, known('Кузнецова Анна', 'guardian'), true],
    ['a mother who is a teacher', anna, known('Кузнецова Анна Михайловна', 'teacher'), true],
    ['the maiden name', anna, known('Смирнова Анна Михайловна', 'guardian'), true],
    ['another spelling of the first name', anna, known('Кузнецова Аня Михайловна', 'guardian'), true],
    ['the father', anna, known('Кузнецов Пётр Ильич', 'guardian'), false],
    ['the grandmother', anna, known('Кузнецова Вера Павловна', 'guardian'), false],
    ['the daughter of the same name', anna, known('Кузнецова Анна', 'pupil'), false],
    ['a pupil in two schools', known('Ахметов Семён', 'pupil'), known('Ахметов Семен', 'pupil'), true],
    ['two brothers', known('Ахметов Семён', 'pupil'), known('Ахметов Тимур', 'pupil'), false],
    ['namesakes', known('Ахметов Семён', 'pupil'), known('Белов Семён', 'pupil'), false],
  ])('%s', (_what, one, other, may) => {
    expect(mayBeOne(one, other)).toBe(may)
    expect(mayBeOne(other, one)).toBe(may)
  })
})

const [before, now, after] = [new Date(1000), new Date(2000), new Date(3000)]

test.each([
  [{ revoked_at: null, expires_at: after, uses: 0, uses_max: null }, 'open'],
  [{ revoked_at: null, expires_at: after, uses: 9, uses_max: 10 }, 'open'],
  [{ revoked_at: null, expires_at: after, uses: 10, uses_max: 10 }, 'usedUp'],
  [{ revoked_at: null, expires_at: now, uses: 0, uses_max: null }, 'expired'],
  [{ revoked_at: before, expires_at: before, uses: 0, uses_max: null }, 'revoked'],
] as const)('an invitation %o is %s', (row, state) => expect(stateOfInvitation(row, now)).toBe(state))

const sheet = { expires_at: after, used_at: null, revoked_at: null, disputed_at: null }
test.each([
  [undefined, false, 'none'],
  [undefined, true, 'joined'],
  [sheet, false, 'printed'],
  [sheet, true, 'joined'],
  [{ ...sheet, used_at: before }, true, 'used'],
  [{ ...sheet, expires_at: now }, false, 'expired'],
  [{ ...sheet, revoked_at: before }, false, 'revoked'],
  [{ ...sheet, revoked_at: before, disputed_at: before }, false, 'disputed'],
] as const)('a sheet %o of somebody joined=%s is %s', (row, joined, state) =>
  expect(stateOfSheet(row, joined, now)).toBe(state),
)
