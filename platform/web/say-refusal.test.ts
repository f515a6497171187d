import { expect, it } from 'vitest'
import { listToasts } from '../ui/overlays/toast.ts'
import { sayRefusal } from './say-refusal.ts'
import { ApiError } from './wire.ts'

it('says what was refused, and keeps no fault to itself', () => {
  sayRefusal(new ApiError('conflict', 'Опрос уже закрыт'))
  expect(listToasts()).toMatchObject([{ text: 'Опрос уже закрыт', bad: true }])
  expect(() => sayRefusal(new TypeError('ours'))).toThrow('ours')
  expect(listToasts()).toHaveLength(1)
})
