import { describe, expect, test } from 'vitest'
import { stepsOf } from './rules/first-steps.ts'
import { findNamedSchool, stateAfter } from './rules.ts'

const school = (id: string, name: string, shortName: string, municipality: string) => ({
  id,
  name,
  shortName,
  municipality,
})
const SCHOOLS = [
  school('14', 'МБОУ «Средняя школа № 14»', 'Школа № 14', 'Светлоозёрск'),
  school('114', 'МБОУ «Средняя школа № 114»', 'Школа № 114', 'Светлоозёрск'),
  school('14n', 'МБОУ «Средняя школа № 14»', 'Школа № 14', 'Нижний Лог'),
  school('dt', 'Дом творчества «Радуга»', 'Радуга', 'Светлоозёрск'),
]

describe('which school somebody means', () => {
  test.each([
    ['школа 114', '114'],
    ['МБОУ СОШ №114', '114'],
    ['14, Нижний Лог', '14n'],
    ['14 школа в Светлоозерске', '14'],
    ['дом творчества', 'dt'],
    ['радуга', 'dt'],
    ['школа № 14', null], // two of them
    ['Школа № 5', null],
    ['школа', null],
    ['Светлоозёрск', null],
    ['', null],
  ])('«%s»: %s', (named, id) => expect(findNamedSchool(named, SCHOOLS)?.id ?? null).toBe(id))

  test('the only one needs no naming', () => expect(findNamedSchool('наша', SCHOOLS.slice(0, 1))?.id).toBe('14'))
})

test.each([
  ['new', 'asker', false, false, 'new'],
  ['answered', 'asker', false, true, 'working'], // opened anew, by the same hands
  ['closed', 'asker', false, false, 'new'],
  ['new', 'school', false, true, 'answered'],
  ['working', 'operator', true, true, 'working'], // for the school only
  ['new', 'school', true, false, 'working'],
  ['closed', 'school', false, true, 'answered'],
] as const)('%s, a word of the %s (inner %s, assigned %s): %s', (state, side, inner, assigned, after) =>
  expect(stateAfter(state, side, { inner, assigned })).toBe(after),
)

test.each([
  [['pupil'], []],
  [['guardian'], []],
  [['teacher'], []],
  [['teacher'], ['7a']],
  [['director'], []],
  [['administrator', 'employee'], []],
])('%s begins with three to six steps', (roles, ledClassIds) => {
  const steps = stepsOf({ roles, ledClassIds })
  expect(steps.length).toBeGreaterThanOrEqual(3)
  expect(steps.length).toBeLessThanOrEqual(6)
  expect(new Set(steps).size).toBe(steps.length)
})
