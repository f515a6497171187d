import { expect, test } from 'vitest'
import { canEnd, canStart, type Door, entryOf, granted, isHost, type Seat, sourcesOf } from './rules.ts'

const seat = (more: Partial<Seat> = {}): Seat => ({
  kind: 'group',
  part: 'member',
  archived: false,
  silenced: false,
  ...more,
})

test.each<[string, Seat, boolean, boolean]>([
  ['two people', seat({ kind: 'direct' }), false, true],
  ['a pupil in the class’s chat', seat(), false, false],
  ['a teacher in it', seat(), true, true],
  ['its owner', seat({ part: 'owner' }), false, true],
  ['the writer of a channel', seat({ kind: 'channel', part: 'owner' }), true, false],
  ['somebody silenced', seat({ kind: 'direct', silenced: true }), false, false],
  ['an archived chat', seat({ part: 'owner', archived: true }), true, false],
])('who may call: %s', (_, facts, staff, may) => expect(canStart(facts, staff)).toBe(may))

test('two are equals; in a group the starter and the owners conduct', () => {
  expect(isHost(seat({ kind: 'direct', part: 'owner' }), true)).toBe(false)
  expect(canEnd(seat({ kind: 'direct' }), false)).toBe(true)
  expect(isHost(seat(), true)).toBe(true)
  expect(isHost(seat({ part: 'owner' }), false)).toBe(true)
  expect(isHost(seat(), false)).toBe(false)
  expect(canEnd(seat(), false)).toBe(false)
})

const door: Door = {
  host: false,
  removed: false,
  admitted: false,
  inside: false,
  locked: false,
  waitingRoom: false,
  full: false,
}
test.each<[string, Partial<Door>, ReturnType<typeof entryOf>]>([
  ['an open door', {}, 'in'],
  ['a waiting room', { waitingRoom: true }, 'waiting'],
  ['a waiting room, let in before', { waitingRoom: true, admitted: true }, 'in'],
  ['a waiting room, the host', { waitingRoom: true, host: true }, 'in'],
  ['locked', { locked: true }, 'locked'],
  ['locked, a connection that comes back', { locked: true, inside: true }, 'in'],
  ['locked, the host', { locked: true, host: true }, 'in'],
  ['full', { full: true }, 'full'],
  ['removed, and inside a moment ago', { removed: true, inside: true, admitted: true }, 'removed'],
])('at the door: %s', (_, more, entry) => expect(entryOf({ ...door, ...more })).toBe(entry))

test('what is granted of a wish', () => {
  const all = { mic: true, camera: true, screen: true }
  const none = { mic: false, camera: false, screen: false }
  const switches = { speak: false, show: true, share: false }
  expect(granted(all, { host: false, silenced: false, switches })).toEqual({ ...none, camera: true })
  expect(granted(all, { host: true, silenced: false, switches })).toEqual(all)
  expect(granted(all, { host: true, silenced: true, switches })).toEqual(none)
  expect(sourcesOf(all)).toEqual(['mic', 'camera', 'screen', 'screenSound'])
  expect(sourcesOf(none)).toEqual([])
})
