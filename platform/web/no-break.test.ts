import { expect, it } from 'vitest'
import { noBreak } from './no-break.ts'

const shown = (text: string) => noBreak(text).replaceAll('\u00a0', '_')

it.each([
  ['Школа № 14 в городе', 'Школа №_14 в_городе'],
  ['№14', '№_14'],
  ['И в классе, и на дворе', 'И_в_классе, и_на_дворе'],
  ['До 20 ноября', 'До_20_ноября'],
  ['{{count}} мест', '{{count}}_мест'],
  ['Собрание («в среду»)', 'Собрание («в_среду»)'],
  ['Код — девять знаков', 'Код_— девять знаков'],
  ['Подвал', 'Подвал'],
  ['классы и', 'классы и'],
  ['10:20 12:15', '10:20 12:15'],
])('%s → %s', (text, held) => expect(shown(text)).toBe(held))

it('is done once and for all', () => {
  const once = noBreak('Из 27 семей и в 7А — до 5 мая')
  expect(noBreak(once)).toBe(once)
})
