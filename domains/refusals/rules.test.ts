import { describe, expect, test } from 'vitest'
import { isResponsible, type Letter, type Route, smsOf, type TaskState, taskState } from './rules.ts'

describe('how a delivery stands', () => {
  test.each<[Route, boolean, Letter, TaskState]>([
    ['phone', false, null, 'todo'],
    ['paper', false, null, 'todo'],
    ['reception', true, null, 'done'],
    ['mail', false, 'waiting', 'going'],
    ['mail', false, 'sent', 'sent'],
    ['mail', false, null, 'sent'],
    ['sms', false, 'no_gateway', 'todo'],
    ['sms', false, 'failed', 'todo'],
    ['sms', true, 'failed', 'done'],
  ])('%s, done %s, letter %s: %s', (route, done, letter, state) => {
    expect(taskState({ route, done, letter })).toBe(state)
  })
})

test('who is responsible', () => {
  const hat = { personId: 'p', roles: [], administers: false, ledClassIds: ['7a'] }
  expect(isResponsible(hat, '7a')).toBe(true)
  expect(isResponsible(hat, '7b')).toBe(false)
  expect(isResponsible(hat, null)).toBe(false)
  expect(isResponsible({ ...hat, administers: true }, null)).toBe(true)
})

test('an SMS is short, and one line', () => {
  expect(smsOf('Школа № 14', 'Собрание', 'В четверг\nв 18:00')).toBe('Школа № 14: Собрание. В четверг в 18:00')
  expect(smsOf('Школа', 'Собрание', 'слово '.repeat(200))).toHaveLength(320)
})
