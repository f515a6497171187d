import { expect, test } from 'vitest'
import type { Relation } from '#contract/people'
import { genitiveName } from './genitive.ts'

test.each<[string, string, string | undefined, Relation | undefined, string]>([
  ['Кузнецова', 'Анна', 'Михайловна', 'mother', 'Анны Михайловны Кузнецовой'],
  ['Кузнецова', 'Соня', undefined, undefined, 'Сони Кузнецовой'],
  ['Кузнецов', 'Митя', undefined, undefined, 'Мити Кузнецова'],
  ['Ахметов', 'Тимур', undefined, undefined, 'Тимура Ахметова'],
  ['Шевченко', 'Никита', undefined, undefined, 'Никиты Шевченко'],
  ['Ким', 'Алина', undefined, undefined, 'Алины Ким'],
  ['Ким', 'Роман', undefined, undefined, 'Романа Кима'],
  ['Сафина', 'Гульнара', 'Рашидовна', undefined, 'Гульнары Рашидовны Сафиной'],
  ['Белый', 'Фёдор', 'Ильич', 'father', 'Фёдора Ильича Белого'],
  ['Гончар', 'Нина', 'Фёдоровна', undefined, 'Нины Фёдоровны Гончар'],
  ['Петрова-Водкина', 'Любовь', undefined, undefined, 'Любови Петровой-Водкиной'],
])('%s %s', (lastName, firstName, patronymic, relation, genitive) => {
  expect(genitiveName({ lastName, firstName, patronymic }, relation)).toBe(genitive)
})
