import { expect, test } from 'vitest'
import { accusativeName, type Gender, genitiveFirstName, genitiveName } from './genitive.ts'

test.each<[string, string, string | undefined, Gender | undefined, string]>([
  ['Кузнецова', 'Анна', 'Михайловна', 'female', 'Анны Михайловны Кузнецовой'],
  ['Кузнецова', 'Соня', undefined, undefined, 'Сони Кузнецовой'],
  ['Кузнецов', 'Митя', undefined, undefined, 'Мити Кузнецова'],
  ['Ахметов', 'Тимур', undefined, undefined, 'Тимура Ахметова'],
  ['Шевченко', 'Никита', undefined, undefined, 'Никиты Шевченко'],
  ['Ким', 'Алина', undefined, undefined, 'Алины Ким'],
  ['Ким', 'Роман', undefined, undefined, 'Романа Кима'],
  ['Сафина', 'Гульнара', 'Рашидовна', undefined, 'Гульнары Рашидовны Сафиной'],
  ['Белый', 'Фёдор', 'Ильич', 'male', 'Фёдора Ильича Белого'],
  ['Гончар', 'Нина', 'Фёдоровна', undefined, 'Нины Фёдоровны Гончар'],
  ['Петрова-Водкина', 'Любовь', undefined, undefined, 'Любови Петровой-Водкиной'],
])('%s %s', (lastName, firstName, patronymic, gender, genitive) => {
  expect(genitiveName({ lastName, firstName, patronymic }, gender)).toBe(genitive)
  expect(genitive.startsWith(genitiveFirstName({ lastName, firstName, patronymic }))).toBe(true)
})

test.each<[string, string, string | undefined, string]>([
  ['Зуева', 'Ольга', 'Викторовна', 'Зуеву Ольгу Викторовну'],
  ['Носов', 'Игорь', 'Львович', 'Носова Игоря Львовича'],
  ['Шевченко', 'Никита', undefined, 'Шевченко Никиту'],
  ['Ким', 'Павел', 'Андреевич', 'Кима Павла Андреевича'],
  ['Гончар', 'Нина', 'Фёдоровна', 'Гончар Нину Фёдоровну'],
])('whom: %s %s', (lastName, firstName, patronymic, accusative) => {
  expect(accusativeName({ lastName, firstName, patronymic })).toBe(accusative)
})
