import { expect, test } from 'vitest'
import { z } from 'zod'
import { parse } from './operation.ts'

const told = (schema: z.ZodType, value: unknown, language: 'ru' | 'en') => {
  try {
    parse(schema, value, language)
  } catch (error) {
    return (error as { ru: string }).ru
  }
  throw new Error('it was taken')
}

const form = z.object({
  text: z.string().trim().min(1).max(21).optional(),
  word: z.string().min(3).optional(),
  mail: z.email().optional(),
  day: z.iso.date().optional(),
  time: z.iso.time().optional(),
  ids: z.array(z.uuid()).min(1).max(3).optional(),
  count: z.int().min(1).max(60).optional(),
  kind: z.enum(['one', 'two']).optional(),
  link: z.url().optional(),
})

test.each<[object, string, string]>([
  [
    { text: 'ы'.repeat(30) },
    'Слишком длинно: можно не больше 21 знака, сейчас 30',
    'Too long: at most 21 signs, now 30',
  ],
  [{ text: '  ' }, 'Заполните это место', 'Fill this in'],
  [{ word: 'а' }, 'Слишком коротко: нужно хотя бы 3 знаков', 'Too short: at least 3 signs'],
  [
    { mail: 'анна' },
    'Проверьте адрес почты. Он выглядит так: anna@example.ru',
    'Check the e-mail address. It looks like anna@example.com',
  ],
  [{ day: 'вчера' }, 'Выберите день', 'Choose a day'],
  [{ time: '9 утра' }, 'Напишите время. Оно выглядит так: 18:30', 'Write a time. It looks like 18:30'],
  [{ ids: [] }, 'Выберите хотя бы одно', 'Choose at least one'],
  [{ ids: ['1'] }, 'Проверьте, что здесь вписано', 'Check what is written here'],
  [{ count: 1.5 }, 'Нужно целое число', 'A whole number is needed'],
  [{ count: 61 }, 'Не больше 60', 'At most 60'],
  [{ count: 0 }, 'Не меньше 1', 'At least 1'],
  [{ kind: 'three' }, 'Выберите из того, что предложено', 'Choose from what is offered'],
  [{ link: 'ссылка' }, 'Проверьте ссылку. Она начинается с https://', 'Check the link. It begins with https://'],
])('%j', (input, ru, en) => {
  expect(told(form, input, 'ru')).toBe(ru)
  expect(told(form, input, 'en')).toBe(en)
})

test('what is missing is asked for, and too many are counted', () => {
  expect(told(z.object({ name: z.string() }), {}, 'ru')).toBe('Заполните это место')
  expect(told(z.object({ ids: z.array(z.string()).max(2) }), { ids: ['1', '2', '3'] }, 'ru')).toBe(
    'Слишком много: можно не больше 2',
  )
})

test('a sentence of the contract’s own stands', () => {
  expect(told(z.object({ name: z.string().max(1, 'Только одна буква') }), { name: 'ab' }, 'ru')).toBe(
    'Только одна буква',
  )
})
