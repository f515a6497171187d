import { expect, test } from 'vitest'
import { type FirstDayFacts, firstSteps } from './first-day.ts'

const nobody = { known: 0, joined: 0 }
const fresh: FirstDayFacts = {
  profileFilled: false,
  classes: 0,
  classesWithoutTeacher: 0,
  subjects: 0,
  staff: { known: 1, joined: 1 },
  pupils: nobody,
  guardians: nobody,
  sheetsPrinted: 0,
  requestsWaiting: 0,
}
const done = (facts: Partial<FirstDayFacts>) =>
  firstSteps({ ...fresh, ...facts })
    .filter((one) => one.done)
    .map(({ step }) => step)

test('the checklist fills itself', () => {
  expect(done({})).toEqual([])
  expect(done({ profileFilled: true, staff: { known: 2, joined: 1 } })).toEqual(['profile', 'staff'])
  expect(done({ classes: 24, classesWithoutTeacher: 3 })).toEqual([])
  expect(done({ classes: 24, subjects: 2 })).toEqual(['classes', 'subjects'])
  expect(done({ pupils: { known: 10, joined: 7 } })).toEqual(['pupils'])
  expect(done({ pupils: { known: 10, joined: 8 }, guardians: { known: 9, joined: 8 } })).toEqual([
    'pupils',
    'guardians',
    'joining',
  ])
})
