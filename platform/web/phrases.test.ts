import { describe, expect, it } from 'vitest'
import { Phrases } from './phrases.ts'

const phrases = new Phrases('ru')
phrases.put('ru', 'sample', {
  send: 'Отправить в {{time}}, {{time}}',
  list: {
    empty: 'Пусто',
    people_one: '{{count}} человек',
    people_few: '{{count}} человека',
    people_many: '{{count}} человек',
  },
  plain: 'Всего {{count}}',
})
phrases.put('en', 'sample', { list: { people_one: '{{count}} person', people_other: '{{count}} people' } })

describe('a sentence', () => {
  it('takes its values as they are, wherever they stand', () => {
    expect(phrases.say('ru', 'sample', 'send', { time: '<06:00>' })).toBe('Отправить в <06:00>, <06:00>')
    expect(phrases.say('ru', 'sample', 'send')).toBe('Отправить в , ')
  })

  it.each([
    ['ru', 1, '1 человек'],
    ['ru', 3, '3 человека'],
    ['ru', 11, '11 человек'],
    ['en', 1, '1 person'],
    ['en', 3, '3 people'],
  ])('%s counts %d', (language, count, text) => {
    expect(phrases.say(language, 'sample', 'list.people', { count })).toBe(text)
  })

  it('without endings takes the number, too', () => {
    expect(phrases.say('ru', 'sample', 'plain', { count: 5 })).toBe('Всего 5')
  })

  it('is said in Russian when the language lacks it, and by its key when nobody has it', () => {
    expect(phrases.say('en', 'sample', 'list.empty')).toBe('Пусто')
    expect(phrases.say('en', 'sample', 'list.nowhere')).toBe('list.nowhere')
    expect(phrases.say('en', 'other', 'x')).toBe('x')
  })

  it('follows the context, with its own endings, and falls back to the plain words', () => {
    phrases.put('ru', 'kinds', {
      teacher: 'учитель',
      teacher_college: 'преподаватель',
      unit_one: '{{count}} класс',
      unit_other: '{{count}} классов',
      unit_college_one: '{{count}} группа',
      unit_college_other: '{{count}} групп',
    })
    const say = (key: string, values: object) => phrases.say('ru', 'kinds', key, { ...values })
    expect(say('teacher', { context: 'college' })).toBe('преподаватель')
    expect(say('teacher', { context: 'school' })).toBe('учитель')
    expect(say('unit', { context: 'college', count: 1 })).toBe('1 группа')
    expect(say('unit', { context: 'school', count: 9 })).toBe('9 классов')
  })

  it('joins words that come later with those at hand', () => {
    phrases.put('ru', 'sample', { list: { more: 'Ещё' } })
    expect(phrases.say('ru', 'sample', 'list.more')).toBe('Ещё')
    expect(phrases.say('ru', 'sample', 'list.empty')).toBe('Пусто')
  })
})
