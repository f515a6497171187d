import { expect, test } from 'vitest'
import { dotted } from './dotted.ts'

test('parts stand in one line, and no line begins with the point', () => {
  expect(dotted('четверг', 'Планетарий', '650 ₽')).toBe('четверг\u00a0· Планетарий\u00a0· 650 ₽')
})

test('what is not there leaves no point behind', () => {
  expect(dotted('', null, undefined, false, 'Планетарий', '')).toBe('Планетарий')
  expect(dotted()).toBe('')
})
