import { expect, test } from 'vitest'
import { readBirthDay, readClassLabel, readClassLabels, readPhones, readRelation, relationByName } from './cells.ts'

test.each([
  ['7 «Б»', '7Б'],
  ['7Б', '7Б'],
  ['7-б', '7Б'],
  ['7 б', '7Б'],
  ['7Б класс', '7Б'],
  ['7-б класс', '7Б'],
  ['7 "Б" КЛАСС', '7Б'],
  ['7B', '7В'], // a Latin letter that looks like В
  ['10/1', '10/1'],
  ['10-1', '10/1'],
  ['2026-01-10', '10/1'], // Excel took it for a date
  ['11', '11'],
  ['5 кадетский', '5 кадетский'],
])('%s is %s', (text, name) => {
  expect(readClassLabel(text)).toMatchObject({ name, kind: 'class' })
})

test.each(['Робототехника', 'Подготовительная группа', 'Biology 10'])('%s is a group', (name) => {
  expect(readClassLabel(name)).toMatchObject({ name, kind: 'group' })
})
test.each(['', '???', '13'])('«%s» is no class', (text) => expect(readClassLabel(text)?.kind).not.toBe('class'))
test('several in one cell', () => {
  expect(readClassLabels('5А, 5Б; 6-в')).toEqual({ names: ['5А', '5Б', '6В'], unread: [] })
})

test.each([
  ['8 (912) 345-67-89', ['+79123456789']],
  ['+7 912 345 67 90, 89123456791', ['+79123456790', '+79123456791']],
  ['9123456792', ['+79123456792']],
  ['89123456792.0', ['+79123456792']],
  ['мама 8-912-345-67-89 (раб.), папа: +375 29 123-45-67', ['+79123456789', '+375291234567']],
  ['нет', []],
])('«%s»', (text, phones) => {
  expect(readPhones(text)).toEqual({ phones, unread: [] })
})
test('what is no number is named', () => expect(readPhones('8 (912) 345').unread).toEqual(['8 (912) 345']))

test.each([
  ['05.03.2012', '2012-03-05'],
  ['1.9.2011', '2011-09-01'],
  ['2012-12-31', '2012-12-31'],
  ['5 марта 2012 г.', '2012-03-05'],
  ['5 мая 2012', '2012-05-05'],
  ['01.02.12', '2012-02-01'],
  ['41000', '2012-04-01'],
])('%s is %s', (text, day) => expect(readBirthDay(text, '2026-11-21')).toEqual({ day }))
test.each([
  ['31.02.2012', 'noSuchDay'],
  ['29.02.2013', 'noSuchDay'],
  ['весной', 'notADay'],
  ['01.01.2030', 'future'],
  ['01.01.1812', 'tooOld'],
])('%s: %s', (text, fault) => expect(readBirthDay(text, '2026-11-21')).toEqual({ fault }))

test.each([
  ['мать', 'mother'],
  ['Папа', 'father'],
  ['бабушка по матери', 'grandmother'],
  ['Законный представитель', 'guardian'],
  ['приёмный родитель', 'guardian'],
  ['тётя', 'guardian'],
])('%s', (word, relation) => expect(readRelation(word)).toBe(relation))
test('a patronymic says what the list does not', () => {
  expect(relationByName({ lastName: 'Ким', patronymic: 'Сергеевна' })).toBe('mother')
  expect(relationByName({ lastName: 'Ким', patronymic: 'Гусейн оглы' })).toBe('father')
  expect(relationByName({ lastName: 'Ким' })).toBe('guardian')
})
