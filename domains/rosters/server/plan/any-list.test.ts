import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relation } from '#contract/people'
import type { OutList, OutPerson } from '../export/read-list.ts'
import { pupilTable } from '../export/tables.ts'
import { in1251, inUtf8, toCsv } from '../export/write.ts'
import { readCsv } from '../read/csv.ts'
import { guessMapping } from '../read/guess.ts'
import { readTable } from '../read/table-roster.ts'
import { noDeeds } from './deeds.ts'
import type { School } from './known.ts'
import { planImport } from './plan.ts'

// Any school that goes out as a table comes in again without a change, whoever is a namesake of whom.

const letters = fc.stringMatching(/^[А-ЯЁ][а-яё]{2,7}(-[А-ЯЁ][а-яё]{2,5})?$/)
const patronymic = fc.option(fc.constantFrom('Ильич', 'Юрьевна', 'Вагиф оглы', 'Семёновна'), { nil: undefined })
const phone = fc.integer({ min: 1_000_000, max: 9_999_999 }).map((tail) => `+7916${tail}`)
const person = fc.record({
  lastName: fc.oneof(letters, fc.constant('Ким')),
  firstName: fc.oneof(letters, fc.constant('Анна')),
  patronymic,
  phones: fc.uniqueArray(phone, { maxLength: 2 }),
  birthDay: fc.option(fc.constantFrom('2012-03-05', '2013-12-31'), { nil: null }),
})
const family = fc.record({
  child: person,
  classAt: fc.nat(2),
  guardians: fc.array(
    fc.record({ adult: person, relation: fc.constantFrom<Relation>('mother', 'father', 'guardian') }),
    { maxLength: 5 },
  ),
})

const CLASSES = ['7А', '10/1', '5 кадетский'].map((name, at) => ({
  id: `c${at}`,
  kind: 'class' as const,
  name,
  parallel: null,
  letter: null,
}))
let serial = 0
const uuid = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`

function build(families: { child: typeof person extends fc.Arbitrary<infer P> ? P : never; classAt: number; guardians: { adult: never; relation: Relation }[] }[]) {
  const people = new Map<string, OutPerson>()
  const add = ({ lastName, firstName, patronymic: third, phones, birthDay }: { lastName: string; firstName: string; patronymic: string | undefined; phones: string[]; birthDay: string | null }, role: 'pupil' | 'guardian'): OutPerson => {
    const one: OutPerson = {
      id: uuid(), name: { lastName, firstName, patronymic: third }, roles: [role], post: null, phones: [...phones].sort(),
      birthDay: role === 'pupil' ? birthDay : null, email: null, seats: [], guardians: [],
    }
    people.set(one.id, one)
    return one
  }
  const pupils = families.map(({ child, classAt, guardians }) => {
    const pupil = add(child, 'pupil')
    pupil.seats.push({ classId: CLASSES[classAt]!.id, part: 'pupil', subject: null })
    const names = new Set<string>()
    for (const { adult, relation } of guardians as { adult: Parameters<typeof add>[0]; relation: Relation }[]) {
      // A child has no two guardians of one name.
      const key = `${adult.firstName} ${adult.lastName}`.toLowerCase().replaceAll('ё', 'е')
      const third = `${adult.firstName} ${adult.patronymic}`
      if (names.has(key) || names.has(third)) continue
      names.add(key).add(third)
      pupil.guardians.push({ id: add(adult, 'guardian').id, relation })
    }
    return pupil
  })
  const list: OutList = { organization: { id: uuid(), name: 'Школа' }, year: '2026/27', classes: CLASSES, people, pupils, staff: [] }
  const school: School = {
    kinds: ['class', 'group', 'association'],
    people: new Map([...people.values()].map((one) => [one.id, { ...one, joined: false, left: false }])),
    classes: CLASSES,
    subjects: [],
    seats: pupils.map(({ id, seats }) => ({ personId: id, classId: seats[0]!.classId, part: 'pupil', subjectId: null })),
    bonds: pupils.flatMap(({ id, guardians }) => guardians.map(({ id: guardianId, relation }) => ({ guardianId, pupilId: id, relation }))),
    ids: new Map(),
  }
  return { list, school }
} // biome-ignore format: a builder

test('a table of any school comes in again as nothing new, in both encodings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(family, { minLength: 1, maxLength: 8 }), fc.boolean(), async (families, old) => {
      const { list, school } = build(families as never)
      const text = toCsv(pupilTable(list))
      const sheets = [{ name: '', rows: readCsv(old ? in1251(text) : inUtf8(text)) }]
      const mapping = guessMapping(sheets[0]!, new Map(), '2026-11-21')
      const roster = readTable(sheets, mapping, { today: '2026-11-21', hashSnils: String })
      expect(roster.problems).toEqual([])
      const { deeds, summary } = await planImport(roster, school, { leaveAbsent: true, decisions: {} })
      expect(deeds).toEqual(noDeeds())
      expect(summary).toMatchObject({ rows: families.length, doubtful: 0, leaving: 0 })
    }),
    { numRuns: 60 },
  )
})
