import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullName } from '#rules/people'
import { lettersApart, nameKey, readFullName, readNameParts } from './names.ts'

test.each([
  ['Мамедов Али Гусейн оглы', 'Мамедов', 'Али', 'Гусейн оглы'],
  ['МАМЕДОВА АЙГЮЛЬ ВАГИФ КЫЗЫ', 'Мамедова', 'Айгюль', 'Вагиф кызы'],
  ['Петрова - Водкина Анна-Мария', 'Петрова-Водкина', 'Анна-Мария', undefined],
  ['"ИВАНОВА-ПЕТРОВА"  алёна   юрьевна', 'Иванова-Петрова', 'Алёна', 'Юрьевна'],
  ['Анна Сергеевна Ким', 'Ким', 'Анна', 'Сергеевна'],
  ['Аль Сайед Мохамед Ахмедович', 'Аль Сайед', 'Мохамед', 'Ахмедович'],
  ['Ким А', 'Ким', 'А', undefined],
  ["О'Коннор Шон", "О'Коннор", 'Шон', undefined],
  ['фон Берг Карл Иванович', 'фон Берг', 'Карл', 'Иванович'],
  ['Иванoв Петp Ильич', 'Иванов', 'Петр', 'Ильич'], // Latin o and p
  ['Токтогулов Бакыт Асан уулу', 'Токтогулов', 'Бакыт', 'Асан уулу'],
])('«%s»', (text, lastName, firstName, patronymic) => {
  expect(readFullName(text).name).toEqual({ lastName, firstName, patronymic })
})

test.each([
  ['', 'empty'],
  ['Ким', 'noFirst'],
  ['Ким 2', 'digits'],
  ['Ким Анна@', 'signs'],
  [`Ким ${'а'.repeat(61)}`, 'long'],
])('«%s» is no name: %s', (text, fault) => {
  expect(readFullName(text).fault).toBe(fault)
})

test('a dash in the place of a patronymic is none', () => {
  expect(readNameParts('Ким', 'Анна', '—').name).toEqual({ lastName: 'Ким', firstName: 'Анна', patronymic: undefined })
})

test('ё and е, capitals, hyphens and spaces are one name', () => {
  const one = readFullName('Ёлкина-Пёстрая Алёна Семёновна').name!
  const other = readFullName('ЕЛКИНА - ПЕСТРАЯ АЛЕНА СЕМЕНОВНА').name!
  expect(nameKey(one)).toBe(nameKey(other))
})

const part = fc.stringMatching(/^[А-ЯЁ][а-яё]{2,9}$/)
test('what has been read is read again as the same', () => {
  fc.assert(
    fc.property(
      part,
      part,
      fc.constantFrom('Ильич', 'Юрьевна', 'Вагиф оглы', 'Маратовна', ''),
      (last, first, patronymic) => {
        fc.pre(!/(вич|вна|ична|ьич|оглы|кызы)$/i.test(first) && !/(вич|вна|ична|ьич|оглы|кызы)$/i.test(last))
        const read = readFullName(`${last} ${first} ${patronymic}`).name!
        expect(readFullName(fullName(read)).name).toEqual(read)
        expect(readFullName(fullName(read).toUpperCase()).name).toEqual(read)
      },
    ),
  )
})

test('letters apart are counted as far as they matter', () => {
  expect(lettersApart('воробьева', 'воробева')).toBe(1)
  expect(lettersApart('ким', 'воробьева')).toBe(3)
  expect(lettersApart('анна', 'инна')).toBe(1)
})
