import { expect, test } from 'vitest'
import {
  canAsk,
  canClose,
  canExport,
  canSeeNames,
  canSeeRest,
  canVote,
  isTooFew,
  type Seat,
  type Standing,
} from './rules.ts'

const seat = (more: Partial<Seat> = {}): Seat => ({
  kind: 'group',
  part: 'member',
  archived: false,
  silenced: false,
  ...more,
})
const poll = (more: Partial<Standing> = {}): Standing => ({
  own: false,
  anonymous: false,
  quiz: false,
  closed: false,
  voted: false,
  posted: true,
  ...more,
})

test('whoever may write asks; two people do not poll each other', () => {
  expect(canAsk(seat())).toBe(true)
  expect(canAsk(seat({ kind: 'channel', part: 'owner' }))).toBe(true)
  for (const not of [{ part: 'reader' }, { archived: true }, { silenced: true }, { kind: 'direct' }] as const) {
    expect(canAsk(seat(not)), JSON.stringify(not)).toBe(false)
  }
})

test('readers and the silenced vote, too; nobody once it is closed, archived or not there yet', () => {
  expect(canVote(seat({ kind: 'channel', part: 'reader', silenced: true }), poll())).toBe(true)
  expect(canVote(seat(), poll({ voted: true }))).toBe(true)
  expect(canVote(seat(), poll({ quiz: true }))).toBe(true)
  for (const not of [{ closed: true }, { posted: false }, { quiz: true, voted: true }]) {
    expect(canVote(seat(), poll(not)), JSON.stringify(not)).toBe(false)
  }
  expect(canVote(seat({ archived: true }), poll())).toBe(false)
})

test('the author and the owners close it, and see who has not voted', () => {
  expect([canClose(seat(), poll()), canSeeRest(seat(), poll())]).toEqual([false, false])
  for (const who of [
    [seat({ part: 'owner' }), poll()],
    [seat(), poll({ own: true })],
  ] as const) {
    expect([canClose(...who), canSeeRest(...who), canExport(...who, false)]).toEqual([true, true, true])
    expect(canClose(who[0], { ...who[1], closed: true })).toBe(false)
    expect(canSeeRest(who[0], { ...who[1], anonymous: true })).toBe(false)
  }
  expect([canExport(seat(), poll(), true), canExport(seat(), poll(), false)]).toEqual([true, false])
})

test('names: all of a chat, the writers of a channel, nobody of an anonymous poll', () => {
  expect(canSeeNames(seat(), poll())).toBe(true)
  expect(canSeeNames(seat({ kind: 'channel', part: 'member' }), poll())).toBe(true)
  expect(canSeeNames(seat({ kind: 'channel', part: 'reader' }), poll())).toBe(false)
  expect(canSeeNames(seat({ part: 'owner' }), poll({ own: true, anonymous: true }))).toBe(false)
})

test('one or two anonymous votes stay hidden at the end', () => {
  expect([0, 1, 2, 3].map((voters) => isTooFew(true, true, voters))).toEqual([false, true, true, false])
  expect([isTooFew(true, false, 1), isTooFew(false, true, 1)]).toEqual([false, false])
})
