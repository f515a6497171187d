import { expect, test } from 'vitest'
import { faceOf, hasTwoAlphabets, isAlmost, mayBeSame, readByEye } from './look-alike.ts'

test.each([
  ['Bopo6ьёва', 'воробьева'],
  ['Кузнецова-Белова', 'кузнецовабелова'],
  ['Анна', 'анна'],
])('%s reads as %s', (name, face) => {
  expect(readByEye(name)).toBe(face)
})

test('letters of two alphabets in one word; a whole Latin name is honest', () => {
  expect(hasTwoAlphabets({ lastName: 'Воробьевa', firstName: 'Елена' })).toBe(true)
  expect(hasTwoAlphabets({ lastName: 'Smith', firstName: 'John' })).toBe(false)
  expect(hasTwoAlphabets({ lastName: 'Ким', firstName: 'John' })).toBe(false)
})

test.each([
  ['воробьева елена', 'воробъева елена', true],
  ['воробьева елена', 'воробева елена', true],
  ['воробьева елена', 'вороббьева елена', true],
  ['воробьева елена', 'воробьев елен', false],
  ['ли анна', 'ли инна', false],
  ['соколова мария', 'соколова дарья', false],
])('%s and %s: almost %s', (one, other, almost) => {
  expect(isAlmost(one, other)).toBe(almost)
  expect(isAlmost(other, one)).toBe(almost)
})

test('one human being written twice; a patronymic that differs is another', () => {
  const one = { lastName: 'Белов', firstName: 'Артём', patronymic: 'Ильич' }
  expect(mayBeSame(one, { lastName: 'белов', firstName: 'Артем' })).toBe(true)
  expect(mayBeSame(one, { lastName: 'Белов', firstName: 'Артём', patronymic: 'Петрович' })).toBe(false)
  expect(faceOf(one)).toBe('белов артем')
})
