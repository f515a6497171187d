import fc from 'fast-check'
import { expect, test } from 'vitest'
import { automaticSeats, type ClassSitting, mayStart, type Sitter, TIES } from './rules.ts'

const somebody = (id: string, hats: Partial<Sitter> = {}): Sitter => ({
  id,
  staff: false,
  administrator: false,
  director: false,
  head: false,
  teacher: false,
  ...hats,
})
const seatsOf = (id: string, people: Sitter[], sittings: ClassSitting[]) =>
  automaticSeats(people, sittings)
    .filter((seat) => seat.personId === id)
    .map(({ automatic, part }) => `${automatic} ${part}`)
    .sort()

test.each([
  ['a pupil', somebody('p'), ['schoolChannel reader']],
  ['a teacher', somebody('p', { staff: true }), ['schoolChannel reader', 'staff member', 'staffChannel reader']],
  [
    'a director',
    somebody('p', { staff: true, director: true }),
    ['schoolChannel member', 'staff owner', 'staffChannel member'],
  ],
  [
    'an administrator',
    somebody('p', { staff: true, administrator: true }),
    ['schoolChannel owner', 'staff owner', 'staffChannel owner'],
  ],
])('%s sits in the chats of the whole school', (_, person, seats) => {
  expect(seatsOf('p', [person], [])).toEqual(seats)
})

test.each([
  ['pupil', ['class member']],
  ['guardian', ['parents member']],
  ['teacher', ['teachers member']],
  ['classTeacher', ['class owner', 'parents owner', 'teachers owner']],
] as const)('a %s sits in the chats of the class', (part, seats) => {
  expect(seatsOf('p', [], [{ classId: 'c', personId: 'p', part }])).toEqual(seats)
})

test('a class teacher who is also a parent of the class keeps the greater part', () => {
  const sittings: ClassSitting[] = [
    { classId: 'c', personId: 'p', part: 'guardian' },
    { classId: 'c', personId: 'p', part: 'classTeacher' },
  ]
  expect(seatsOf('p', [], sittings)).toContain('parents owner')
})

test('whatever the sittings, nobody sits twice in a chat and no guardian or adult stranger is among the pupils', () => {
  const sitting = fc.record({
    classId: fc.constantFrom('7А', '7Б'),
    personId: fc.constantFrom('a', 'b', 'c'),
    part: fc.constantFrom('pupil', 'classTeacher', 'teacher', 'guardian'),
  }) as fc.Arbitrary<ClassSitting>
  fc.assert(
    fc.property(fc.array(sitting), (sittings) => {
      const seats = automaticSeats([], sittings)
      const places = seats.map(({ automatic, classId, personId }) => `${automatic} ${classId} ${personId}`)
      expect(new Set(places).size).toBe(places.length)
      for (const seat of seats.filter(({ automatic }) => automatic === 'class')) {
        const why = sittings.filter(({ classId, personId }) => classId === seat.classId && personId === seat.personId)
        expect(why.some(({ part }) => part === 'pupil' || part === 'classTeacher')).toBe(true)
      }
    }),
  )
})

test('no tie, no direct chat; every tie of the safe default is a reason', () => {
  expect(mayStart([])).toBe(false)
  for (const tie of TIES) expect(mayStart([tie])).toBe(true)
})
