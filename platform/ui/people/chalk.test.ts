import { describe, expect, it } from 'vitest'
import { chalkOf, initialsOf, shortRoomName } from './chalk.ts'

describe('initialsOf', () => {
  it.each([
    ['Игорь Павлович Мельник', 'ИМ'],
    ['Белова Наталья', 'БН'],
    ['ольга  ли', 'ОЛ'],
    ['Митя', 'М'],
    ['Ёлкина Анна-Мария', 'ЁА'],
    ['«Анна» (Кузнецова)', 'АК'],
    ['John Smith', 'JS'],
    ['', ''],
    ['— !', ''],
  ])('%s → %s', (name, short) => expect(initialsOf(name)).toBe(short))
})

describe('shortRoomName', () => {
  it.each([
    ['7А, родители', '7А'],
    ['11а', '11А'],
    ['Учительская', 'У'],
    ['«Шахматы», кружок', 'Ш'],
    ['', ''],
  ])('%s → %s', (name, short) => expect(shortRoomName(name)).toBe(short))
})

describe('chalkOf', () => {
  it('never changes for an id', () => {
    expect(['a', 'b', '0198c0de-0000-7000-8000-000000000001', 'Соня'].map(chalkOf)).toMatchInlineSnapshot(`
      [
        5,
        6,
        3,
        3,
      ]
    `)
  })
  it('spreads neighbours over all eight', () => {
    const seen = new Map<number, number>()
    for (let n = 0; n < 800; n++) {
      const chalk = chalkOf(`0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`)
      seen.set(chalk, (seen.get(chalk) ?? 0) + 1)
    }
    expect([...seen.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const count of seen.values()) expect(count).toBeGreaterThan(50)
  })
})
