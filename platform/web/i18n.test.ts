import { describe, expect, it, vi } from 'vitest'
import { registerWords, setLanguage, wordsOf } from './i18n.ts'

vi.stubGlobal('document', { documentElement: { lang: 'ru' } })

describe('words', () => {
  registerWords('sample', {
    ru: {
      people_one: '{{count}} человек',
      people_few: '{{count}} человека',
      people_many: '{{count}} человек',
      people_other: '{{count}} человека',
      nested: { send: 'Отправить в {{time}}' },
      onlyRussian: 'Только здесь',
    },
    en: async () => ({
      default: {
        people_one: '{{count}} person',
        people_other: '{{count}} people',
        nested: { send: 'Send at {{time}}' },
      },
    }),
  })
  const t = wordsOf('sample')

  it.each([
    [1, '1 человек'],
    [2, '2 человека'],
    [5, '5 человек'],
    [11, '11 человек'],
    [21, '21 человек'],
    [1.5, '1.5 человека'],
  ])('counts in Russian: %d', (count, text) => expect(t('people', { count }).replaceAll('\u00a0', ' ')).toBe(text))

  it('holds short words and puts values in unescaped', () => {
    expect(t('nested.send', { time: '<06:00>' })).toBe('Отправить в\u00a0<06:00>')
  })

  it('fetches the other language when it is chosen, falling back to Russian', async () => {
    await setLanguage('en')
    const en = wordsOf('sample')
    expect(en('people', { count: 2 })).toBe('2 people')
    expect(en('onlyRussian')).toBe('Только здесь')
    expect(document.documentElement.lang).toBe('en')
    await setLanguage('ru')
  })
})
