import { expect, test, vi } from 'vitest'
import type { Chat } from '../../contract.ts'
import { PLAIN, type ShownMessage } from '../../live.ts'
import { deedOfKey } from './keys.ts'

const message = (more: Partial<ShownMessage> = {}): ShownMessage => ({
  id: 'm1',
  chatId: 'c',
  msgNo: 1,
  author: { id: 'boris', name: 'Борис', verified: false, post: null, kinship: null },
  text: 'слово',
  sentAt: '2026-11-20T10:00:00.000Z',
  editedAt: null,
  removedBy: null,
  replyTo: null,
  mentions: [],
  reactions: [],
  ...PLAIN,
  ...more,
})
const chat = (can: Partial<Chat['can']> = {}) =>
  ({ can: { post: true, moderate: false, addPeople: false, pin: true, ...can } }) as Chat

function press(code: string, one = message(), where = chat(), more: object = {}): string | undefined {
  const deeds = new Proxy({} as Record<string, () => void>, {
    get: (told, name: string) => {
      told[name] ??= vi.fn()
      return told[name]
    },
  })
  const deed = deedOfKey(
    { code, ctrlKey: false, metaKey: false, altKey: false, ...more },
    one,
    where,
    deeds as never,
    new Set(),
  )
  deed?.()
  return (
    deed && ['reply', 'forward', 'pick', 'mark', 'pin'].find((name) => vi.mocked(deeds[name]!).mock.calls.length > 0)
  )
}

test.each([
  ['KeyR', 'reply'],
  ['KeyF', 'forward'],
  ['KeyX', 'pick'],
  ['Space', 'pick'],
  ['KeyB', 'mark'],
  ['KeyP', 'pin'],
  ['KeyQ', undefined],
])('%s', (code, deed) => {
  expect(press(code)).toBe(deed)
})

test('what one may not do has no key', () => {
  expect(press('KeyR', message(), chat({ post: false }))).toBeUndefined()
  expect(press('KeyP', message(), chat({ pin: false }))).toBeUndefined()
  expect(press('KeyF', message({ attachment: { type: 'poll', id: 'p' } }))).toBeUndefined()
})

test('a message that is gone or not there yet has none either, and the browser keeps its own keys', () => {
  expect(press('KeyR', message({ removedBy: 'author', text: null }))).toBeUndefined()
  expect(press('KeyF', message({ heldFor: 'scheduled' }))).toBeUndefined()
  expect(press('KeyR', message(), chat(), { ctrlKey: true })).toBeUndefined()
})
