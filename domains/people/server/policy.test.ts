import { expect, test } from 'vitest'
import type { Role } from '../contract.ts'
import {
  canAdminister,
  canAppointAdministrators,
  canBeOnePerson,
  canEdit,
  canGovern,
  canRemove,
  canSetRoles,
  type Looking,
} from './policy.ts'

test.each<[Role[], boolean, boolean]>([
  [['administrator'], true, true],
  [['additionalAdministrator', 'teacher'], true, false],
  [['director'], true, true],
  [['deputy'], true, false],
  [['responsible'], false, false],
  [['teacher', 'guardian'], false, false],
  [['employee'], false, false],
  [['guardian'], false, false],
  [['pupil'], false, false],
  [[], false, false],
])('%j administers: %s, appoints administrators: %s', (roles, administers, appoints) => {
  expect(canAdminister(roles)).toBe(administers)
  expect(canAppointAdministrators(roles)).toBe(appoints)
})

const stranger: Looking = {
  administers: false,
  appoints: false,
  led: false,
  self: false,
  roles: ['pupil'],
  joined: false,
}

test.each<[string, Partial<Looking>, { edit: boolean; remove: boolean }]>([
  ['a subject teacher', {}, { edit: false, remove: false }],
  ['the administration', { administers: true, joined: true }, { edit: true, remove: true }],
  [
    'the administration, of the appointed administrator',
    { administers: true, appoints: true, roles: ['administrator'] },
    { edit: true, remove: false },
  ],
  ['a deputy, of oneself', { administers: true, self: true, roles: ['deputy'] }, { edit: false, remove: false }],
  [
    'a deputy, of an additional administrator',
    { administers: true, roles: ['additionalAdministrator'] },
    { edit: false, remove: false },
  ],
  ['a deputy, of the director', { administers: true, roles: ['director'] }, { edit: false, remove: false }],
  ['a deputy, of a deputy', { administers: true, roles: ['deputy', 'teacher'] }, { edit: false, remove: false }],
  ['the director, of a deputy', { administers: true, appoints: true, roles: ['deputy'] }, { edit: true, remove: true }],
  [
    'the director, of an additional administrator',
    { administers: true, appoints: true, roles: ['additionalAdministrator'] },
    { edit: true, remove: true },
  ],
  ['the class teacher, before the pupil has joined', { led: true }, { edit: true, remove: true }],
  ['the class teacher, after the pupil has joined', { led: true, joined: true }, { edit: true, remove: false }],
  ['oneself', { self: true }, { edit: false, remove: false }],
])('%s', (_, more, can) => {
  const looking = { ...stranger, ...more }
  expect({ edit: canEdit(looking), remove: canRemove(looking) }).toEqual(can)
})

test.each<[Role[], Role[], boolean, boolean]>([
  [['guardian'], ['teacher'], false, true],
  [['guardian'], ['guardian'], true, true],
  [['pupil'], ['guardian'], true, false],
  [['guardian'], ['pupil'], true, false],
  [['pupil'], ['teacher'], true, false],
  [['pupil'], ['pupil'], false, false],
  [['pupil'], ['pupil'], true, true],
])('%j and %j, same name %s, may be one person: %s', (one, other, sameName, may) => {
  expect(canBeOnePerson(one, other, sameName)).toBe(may)
})

test.each<[boolean, Role[], boolean]>([
  [true, ['director', 'administrator'], true],
  [false, ['teacher', 'employee', 'responsible', 'guardian'], true],
  [false, ['director'], false],
  [false, ['teacher', 'deputy'], false],
  [false, ['additionalAdministrator'], false],
  [false, ['administrator'], false],
])('who appoints (%s) gives %j: %s', (appoints, roles, may) => expect(canGovern(appoints, roles)).toBe(may))

test('roles are for adults, and the administration’s to set', () => {
  expect(canSetRoles({ ...stranger, administers: true, roles: ['guardian'] })).toBe(true)
  expect(canSetRoles({ ...stranger, administers: true, roles: ['pupil'] })).toBe(false)
  expect(canSetRoles({ ...stranger, led: true, roles: ['guardian'] })).toBe(false)
})
