import { expect, test } from 'vitest'
import { resample } from './resample.ts'

test.each([
  [[1, 2, 3, 4], 2, [2, 4]],
  [[5], 3, [5, 5, 5]],
  [[0, 31, 0, 0, 0, 0], 3, [31, 0, 0]],
])('%j in %i bars is %j: the loudest of each part', (levels, count, bars) =>
  expect(resample(levels, count)).toEqual(bars),
)
