import { describe, expect, test } from 'vitest'
import { checkGrid, minuteOf, weekdayOf } from '#rules/lessons'
import { NORMS } from '#rules/sanitary'
import { awayOf, cellsOf, heldOf, yearOf } from './lessons.ts'
import { demoSchool } from './school.ts'
import { bellsOf } from './week.ts'

const school = demoSchool('2026-11-20')
const cells = cellsOf(school)

describe('the week of the demo school', () => {
  test('every class has one, and whoever teaches a subject there has it in the week', () => {
    expect(new Set(cells.map((cell) => cell.class)).size).toBe(22)
    for (const { subject, teacher, class: name } of school.teachings) {
      expect(
        cells.some((cell) => cell.class === name && cell.subject === subject),
        `${name} ${subject}`,
      ).toBe(true)
      expect(
        cells.filter((cell) => cell.class === name && cell.subject === subject && cell.teacher !== teacher),
      ).toEqual([])
    }
  })

  test('no teacher and no room is in two places at one hour', () => {
    const meets = cells.flatMap((one, place) =>
      cells
        .slice(place + 1)
        .filter(
          (other) =>
            other.weekday === one.weekday &&
            (other.teacher === one.teacher || other.room === one.room) &&
            minuteOf(other.starts) < minuteOf(one.ends) &&
            minuteOf(one.starts) < minuteOf(other.ends),
        ),
    )
    expect(meets).toEqual([])
  })

  test.each(['2026-11-23', '2027-02-10'])('it breaks no norm on %s', (day) => {
    for (const { name, grade } of school.classes) {
      const { periods, shift } = bellsOf(grade)
      const slots = cells
        .filter((cell) => cell.class === name)
        .map((cell) => ({ ...cell, remote: false, subjectName: cell.subject }))
      expect(
        checkGrid({ grade, studyDays: grade <= 4 ? 5 : 6, shift, day, periods, slots }, NORMS.norms),
        name,
      ).toEqual([])
    }
  })
})

describe('its last days', () => {
  const held = heldOf(school, { today: '2026-11-20', clock: '11:30' })

  test('are days of lessons, today as far as it has gone', () => {
    expect([...new Set(held.map(({ day }) => day))]).toEqual(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
    const today = held.filter(({ day }) => day === '2026-11-20')
    expect(today.every(({ ends }) => ends <= '11:30')).toBe(true)
    expect(today.length).toBeGreaterThan(50)
    const inHolidays = heldOf(school, { today: '2026-11-06', clock: '18:00' })
    expect(
      inHolidays
        .map(({ day }) => day)
        .sort()
        .at(-1),
    ).toBe('2026-10-30')
    for (const { due } of held) expect(due === null || weekdayOf(due) < 7).toBe(true)
  })

  test('have marks of nearly every lesson, and works that wait', () => {
    const before = held.filter(({ day }) => day < '2026-11-20')
    expect(before.every(({ marks }) => marks.length > 20)).toBe(true)
    const marks = before.flatMap((one) => one.marks.map(([, mark]) => mark))
    const away = marks.filter((mark) => mark !== 'present').length / marks.length
    expect(away).toBeGreaterThan(0.01)
    expect(away).toBeLessThan(0.1)
    expect(held.flatMap(({ works }) => works).filter(({ verdict }) => verdict === null).length).toBeGreaterThan(0)
  })

  test('whoever is away was told of by a guardian, and the visitors’ children are well', () => {
    const away = awayOf(school, '2026-11-20')
    expect(away.length).toBe(19)
    for (const { guardian, pupil } of away) {
      expect(school.guardianships.some((link) => link.guardian === guardian && link.pupil === pupil)).toBe(true)
      expect(['pupil1', 'pupil2']).not.toContain(pupil)
    }
  })
})

test('its year has four terms', () => {
  expect(yearOf('2026-11-20').filter(({ kind }) => kind === 'term')).toHaveLength(4)
})
