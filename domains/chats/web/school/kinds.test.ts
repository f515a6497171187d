import { expect, test } from 'vitest'
import { isOfKind, isSought, type Kind, type SchoolChat } from './kinds.ts'

const chat = (more: Partial<SchoolChat> = {}): SchoolChat => ({
  id: 'c',
  kind: 'group',
  automatic: null,
  title: 'Поход',
  className: null,
  follows: null,
  people: 3,
  joined: 2,
  pupils: 0,
  owners: [],
  adult: true,
  seated: false,
  lookUntil: null,
  ...more,
})

test.each<[Kind, Partial<SchoolChat>, boolean]>([
  ['classes', { automatic: 'class' }, true],
  ['classes', { follows: 'pupils' }, true],
  ['classes', { automatic: 'parents' }, false],
  ['families', { follows: 'guardians', kind: 'channel' }, true],
  ['staff', { automatic: 'teachers' }, true],
  ['staff', { follows: 'deputies' }, true],
  ['channels', { kind: 'channel' }, true],
  ['made', {}, true],
  ['made', { automatic: 'staff' }, false],
  ['alone', { adult: false }, true],
  ['alone', {}, false],
])('among «%s» %o is %s', (kind, more, expected) => {
  expect(isOfKind(kind, chat(more))).toBe(expected)
})

test.each([
  ['7а', true],
  ['алгебра воробьева', true],
  ['физика', false],
  ['', true],
])('«%s» is found: %s', (text, expected) => {
  expect(isSought(text, '7А, алгебра', ['Елена Сергеевна Воробьёва'])).toBe(expected)
})
