import { describe, expect, it } from 'vitest'
import { matching, openMention, stillMentioned, withMention } from './mentions.ts'

describe('openMention', () => {
  it.each([
    ['@', { from: 0, sought: '' }],
    ['Добрый день, @Ел', { from: 13, sought: 'Ел' }],
    ['@Елена Сер', { from: 0, sought: 'Елена Сер' }],
    ['(@Ти', { from: 1, sought: 'Ти' }],
    ['office@school', undefined],
    ['@Елена Сергеевна Вор', undefined],
    ['без знака', undefined],
  ])('%s', (text, expected) => expect(openMention(text, text.length)).toEqual(expected))
})

it('finds by the beginning of any word, ё as е', () => {
  const people = [{ name: 'Елена Сергеевна Воробьёва' }, { name: 'Семён Белов' }, { name: 'Анна-Мария Ли' }]
  expect(matching(people, 'воробье')).toEqual([people[0]])
  expect(matching(people, 'семе')).toEqual([people[1]])
  expect(matching(people, 'мария л')).toEqual([people[2]])
  expect(matching(people, '').length).toBe(3)
})

it('puts the whole name in place of what was typed', () => {
  expect(withMention('Привет, @Ел и все', 8, 11, 'Елена Ли')).toEqual({ text: 'Привет, @Елена Ли и все', cursor: 18 })
})

it('forgets those whose name was erased', () => {
  expect(stillMentioned([{ name: 'Анна' }, { name: 'Борис' }], 'Спросим у @Борис')).toEqual([{ name: 'Борис' }])
})
