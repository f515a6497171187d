import { expect, test } from 'vitest'
import { fullName, greetingName, readNameLine, sameName, soughtWords, spokenName } from './rules.ts'

const elena = { lastName: 'Воробьёва', firstName: 'Елена', patronymic: 'Сергеевна' }
const timur = { lastName: 'Ахметов', firstName: 'Тимур', patronymic: undefined }

test('names as they are written, spoken and greeted', () => {
  expect(fullName(elena)).toBe('Воробьёва Елена Сергеевна')
  expect(spokenName(elena, ['teacher'])).toBe('Елена Сергеевна Воробьёва')
  expect(spokenName(elena, ['teacher', 'guardian'])).toBe('Елена Сергеевна Воробьёва')
  expect(spokenName(elena, ['guardian'])).toBe('Елена Воробьёва')
  expect(spokenName(timur, ['employee'])).toBe('Тимур Ахметов')
  expect(greetingName(elena, ['director'])).toBe('Елена Сергеевна')
  expect(greetingName(elena, ['guardian'])).toBe('Елена')
})

test('ё is е when looking, and spaces do not count', () => {
  expect(soughtWords('  ВОРОБЬЁВА  е.с ')).toEqual(['воробьева', 'е', 'с'])
  expect(sameName(elena, { ...elena, lastName: 'воробьева' })).toBe(true)
  expect(sameName(elena, { lastName: 'Воробьёва', firstName: 'Елена', patronymic: undefined })).toBe(false)
})

test.each([
  ['Воробьёва Елена Сергеевна', elena],
  ['  Ахметов   Тимур ', timur],
  ['Алиев Рустам Мамед оглы', { lastName: 'Алиев', firstName: 'Рустам', patronymic: 'Мамед оглы' }],
  ['Ахметов', null],
  [' ', null],
])('«%s» is read as a name', (line, name) => {
  expect(readNameLine(line)).toEqual(name)
})
