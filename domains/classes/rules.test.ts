import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asSchoolCounts, kindsOf, readClassLine, SCHOOL_LETTERS, schoolYear } from './rules.ts'

const names = (line: string) => readClassLine(line, 'class').classes.map(({ name }) => name)

test.each<[string, string]>([
  ['1А–4В', '1А 1Б 1В 2А 2Б 2В 3А 3Б 3В 4А 4Б 4В'],
  ['5А, 5Б', '5А 5Б'],
  ['5А\n5Б;6К', '5А 5Б 6К'],
  ['10-11А', '10А 11А'],
  ['10–11 А', '10А 11А'],
  ['5А — 5Г', '5А 5Б 5В 5Г'],
  ['5А-Г', '5А 5Б 5В 5Г'],
  ['1-4А-В', '1А 1Б 1В 2А 2Б 2В 3А 3Б 3В 4А 4Б 4В'],
  ['7-А, 7-Б', '7А 7Б'],
  ['7-А – 7-В', '7А 7Б 7В'],
  ['7АБВ', '7А 7Б 7В'],
  ['7 «Б»', '7Б'],
  ['7 "б" класс', '7Б'],
  ['1a–2b', '1А 1Б 1В 2А 2Б 2В'], // Latin look-alikes: B is the Russian В
  ['3к', '3К'],
  ['3X', '3Х'],
  ['1–4', '1 2 3 4'],
  ['8', '8'],
  ['12А', '12А'],
  ['9И–9Л', '9И 9К 9Л'], // no Й among the letters of classes
  ['9Е–9Ж', '9Е 9Ж'], // nor Ё
  ['5А, 5а, 5A', '5А'],
  ['', ''],
  [' , ,\n', ''],
])('«%s» is read as «%s»', (line, read) => {
  expect(readClassLine(line, 'class').unread).toEqual([])
  expect(names(line).join(' ')).toBe(read)
})

test.each([
  'Робототехника',
  '0А',
  '13А',
  '4В–1А',
  '5Б–5А',
  '5Ё',
  '5Ь',
  '5А–',
  '–5А',
  'А5',
  '10 физмат',
  '5АБ–7В',
  '100',
  '5А–6–7',
  '7Q',
  '5ВА',
])('«%s» is not a class', (line) => {
  expect(readClassLine(line, 'class')).toEqual({ classes: [], unread: [line] })
})

test('what can be read is read, what cannot is named as it was written', () => {
  expect(readClassLine('5А,  старшие  , 6Б', 'class')).toEqual({
    classes: [
      { name: '5А', parallel: 5, letter: 'А' },
      { name: '6Б', parallel: 6, letter: 'Б' },
    ],
    unread: ['старшие'],
  })
})

test('groups and associations are called as people call them, once each', () => {
  const { classes, unread } = readClassLine('ИС-11,  Робототехника \nробототехника; Хор «Капель»', 'association')
  expect(classes.map(({ name }) => name)).toEqual(['ИС-11', 'Робототехника', 'Хор «Капель»'])
  expect(classes.every(({ parallel, letter }) => parallel === null && letter === null)).toBe(true)
  expect(unread).toEqual([])
  expect(readClassLine('я'.repeat(81), 'group').unread).toHaveLength(1)
})

const parallel = fc.integer({ min: 1, max: 12 })
const letter = fc.constantFrom(...SCHOOL_LETTERS)
const at = (one: string) => SCHOOL_LETTERS.indexOf(one)

test('every name that a range makes is read back as itself, and lies between its ends', () => {
  fc.assert(
    fc.property(parallel, parallel, letter, letter, (p, q, l, m) => {
      const [from, to] = [Math.min(p, q), Math.max(p, q)]
      const [first, last] = at(l) <= at(m) ? [l, m] : [m, l]
      const { classes } = readClassLine(`${from}${first}–${to}${last}`, 'class')
      expect(classes).toHaveLength((to - from + 1) * (at(last) - at(first) + 1))
      for (const one of classes) expect(readClassLine(one.name, 'class').classes).toEqual([one])
      expect(classes.toSorted((a, b) => asSchoolCounts({ kind: 'class', ...a }, { kind: 'class', ...b }))).toEqual(
        classes,
      )
    }),
  )
})

test('no line breaks the reader, and every part is either read or named', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('class', 'group', 'association'),
      (line, kind) => {
        const { classes, unread } = readClassLine(line, kind)
        const parts = line.split(/[,;\n]+/).filter((part) => part.trim())
        if (classes.length === 0) expect(unread).toHaveLength(parts.length)
      },
    ),
  )
})

test('a school counts 1А … 11Б, then groups and associations, the second before the tenth', () => {
  const made = readClassLine('11Б, 2А, 10А, 1В, 2', 'class').classes.map((one) => ({ kind: 'class' as const, ...one }))
  const named = (kind: 'group' | 'association', name: string) => ({ kind, name, parallel: null, letter: null })
  const all = [named('association', 'Хор'), named('group', 'Группа 10'), ...made, named('group', 'Группа 2')]
  expect(all.sort(asSchoolCounts).map(({ name }) => name)).toEqual([
    '1В',
    '2',
    '2А',
    '10А',
    '11Б',
    'Группа 2',
    'Группа 10',
    'Хор',
  ])
})

test.each([
  ['2026-08-31', '2025/26'],
  ['2026-09-01', '2026/27'],
  ['2026-11-20', '2026/27'],
  ['2027-01-01', '2026/27'],
  ['2099-12-31', '2099/00'],
])('on %s the school year is %s', (day, year) => {
  expect(schoolYear(day)).toBe(year)
})

test('a kind of organisation is built of its own units first', () => {
  expect([
    kindsOf('school')[0],
    kindsOf('schoolPreschool')[0],
    kindsOf('supplementary')[0],
    kindsOf('college')[0],
  ]).toEqual(['class', 'class', 'association', 'group'])
})
