import { describe, expect, test } from 'vitest'
import { PaperName } from './contract.ts'
import { accusativePost, dayBefore, decisionDue, PAPERS, readPaper, stateOn, writePaper } from './rules.ts'

describe('a version holds from its day to the day before the next', () => {
  const term = (adoptedOn: string | null, validFrom: string | null, validTo: string | null = null) => ({
    adoptedOn,
    validFrom,
    validTo,
  })
  test.each([
    [term(null, null), 'draft'],
    [term('2026-08-25', '2026-09-01'), 'current'],
    [term('2026-08-25', '2026-11-22'), 'coming'],
    [term('2026-08-25', '2026-09-01', '2026-11-21'), 'current'],
    [term('2026-08-25', '2026-09-01', '2026-11-20'), 'former'],
  ])('%j: %s', (version, state) => expect(stateOn(version, '2026-11-21')).toBe(state))

  test('over the ends of months and years', () => {
    expect(['2026-03-01', '2028-03-01', '2027-01-01'].map(dayBefore)).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
    ])
  })
})

describe('the decision of R207', () => {
  const taken = [{ actId: 'a', adoptedOn: '2027-04-20' }]
  test.each([
    ['2026-11-21', [], { schoolYear: '2027/28', by: '2027-05-01', actId: null, due: false }],
    ['2027-02-28', [], { schoolYear: '2027/28', by: '2027-05-01', actId: null, due: false }],
    ['2027-03-01', [], { schoolYear: '2027/28', by: '2027-05-01', actId: null, due: true }],
    ['2027-05-02', [], { schoolYear: '2027/28', by: '2027-05-01', actId: null, due: true }], // late, and still asked
    ['2027-04-21', taken, { schoolYear: '2027/28', by: '2027-05-01', actId: 'a', due: false }],
    ['2027-09-01', taken, { schoolYear: '2028/29', by: '2028-05-01', actId: null, due: false }], // that was for this year
    ['2028-03-15', taken, { schoolYear: '2028/29', by: '2028-05-01', actId: null, due: true }],
  ])('on %s', (today, adopted, state) => expect(decisionDue(today, adopted)).toEqual(state))
})

test.each([
  ['учитель математики', 'учителя математики'],
  ['Заместитель директора по УВР', 'заместителя директора по УВР'],
  ['социальный педагог', 'социального педагога'],
  ['педагог-психолог', 'педагога-психолога'],
  ['заведующая библиотекой', 'заведующую библиотекой'],
  ['мастер производственного обучения', undefined], // nobody here knows: it is asked
  ['', undefined],
])('whom to appoint: «%s» → %s', (post, said) => expect(accusativePost(post)).toBe(said))

test('a document is lines with a sign at their beginning', () => {
  const text =
    '> УТВЕРЖДАЮ\n\n\n# Приказ\n= г. Омск\n1. Назначить.\n- раз\n| № | Чат |\n| 1 | 7А |\n~ Директор | Н. П. Белова\n\n'
  expect(readPaper(text)).toEqual([
    { kind: 'right', text: 'УТВЕРЖДАЮ' },
    { kind: 'space' },
    { kind: 'title', text: 'Приказ' },
    { kind: 'centre', text: 'г. Омск' },
    { kind: 'text', text: '1. Назначить.' },
    { kind: 'item', text: 'раз' },
    {
      kind: 'table',
      rows: [
        ['№', 'Чат'],
        ['1', '7А'],
      ],
    },
    { kind: 'sides', left: 'Директор', right: 'Н. П. Белова' },
  ])
})

describe.each(PaperName.options)('the paper «%s»', (name) => {
  const { fields } = PAPERS[name]

  test('says every one of its fields', () => {
    const values = Object.fromEntries(fields.map(({ key }) => [key, `слово-${key}`]))
    const { title, text } = writePaper(name, values)
    for (const { key } of fields) expect(`${title}\n${text}`.toLowerCase(), key).toContain(`слово-${key}`.toLowerCase())
  })

  test('what is not known stays a line to write on, never a gap', () => {
    const { text } = writePaper(name, {})
    expect(text).not.toMatch(/undefined|null|\[object/)
    for (const block of readPaper(text)) if ('text' in block) expect(block.text.trim()).not.toBe('')
  })

  test('names a law by its day and number only where we know it', () => {
    const known = ['273-ФЗ', '152-ФЗ', '149-ФЗ', '1678', '1.2.3685-21', '2.4.3648-20']
    const { text } = writePaper(name, { sanitary: 'СанПиН 1.2.3685-21, СП 2.4.3648-20' })
    const numbers = [...text.matchAll(/№\s(\d+(?:[-.]\d+)*(?:-ФЗ)?)/g)].map(([, number]) => number!)
    expect(numbers.filter((number) => !known.includes(number))).toEqual([])
  })
})
