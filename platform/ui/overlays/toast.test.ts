import { expect, it, vi } from 'vitest'
import { dropToast, listToasts, toast, watchToasts } from './toast.ts'

it('shows the last three and tells its listeners', () => {
  const heard = vi.fn()
  const leave = watchToasts(heard)
  const ids = ['один', 'два', 'три', 'четыре'].map((text) => toast(text))
  expect(listToasts().map((item) => item.text)).toEqual(['два', 'три', 'четыре'])
  dropToast(ids[2]!)
  expect(listToasts().map((item) => item.text)).toEqual(['два', 'четыре'])
  leave()
  dropToast(ids[1]!)
  expect(heard).toHaveBeenCalledTimes(5)
})
