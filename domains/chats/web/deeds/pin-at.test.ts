import { expect, test } from 'vitest'
import { pinAt } from './pin-at.ts'

const pins = [10, 50, 90].map((msgNo) => ({ id: `m${msgNo}`, msgNo }))

test.each([
  ['at the end of the chat the last one', 200, undefined, 2],
  ['scrolled up, the one next above', 60, undefined, 1],
  ['just under a pin, that pin', 51, undefined, 1],
  ['at a pin itself, the one before', 50, undefined, 0],
  ['above all of them, the last', 5, undefined, 2],
  ['the pressed one makes room for the one before', 200, 'm90', 1],
  ['before the first comes the last', 11, 'm10', 2],
  ['a press elsewhere changes nothing', 60, 'm90', 1],
] as const)('%s', (_, top, pressed, place) => {
  expect(pinAt(pins, top, pressed)).toBe(place)
})

test('one pin stays', () => {
  expect(pinAt([pins[0]!], 5, 'm10')).toBe(0)
})
