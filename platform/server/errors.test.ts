import { expect, test } from 'vitest'
import { conflict, notFound, refusedAs, unlessRefused } from './errors.ts'

const gone = () => notFound('Этого нет', 'It is not there')
const refused = () => Promise.reject(conflict('Занято', 'It is taken'))
// A deadlock, as PostgreSQL tells it: whoever called runs once more, and must hear of it.
const broken = () => Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }))

test('a refusal is an answer, and may be told in other words', async () => {
  expect(await unlessRefused(refused())).toBeNull()
  expect(await unlessRefused(Promise.resolve('here'))).toBe('here')
  await expect(refusedAs(refused(), gone)).rejects.toMatchObject({ code: 'not_found', en: 'It is not there' })
  expect(await refusedAs(Promise.resolve('here'), gone)).toBe('here')
})

test('a fault is never told as a refusal', async () => {
  await expect(unlessRefused(broken())).rejects.toMatchObject({ code: '40P01' })
  await expect(refusedAs(broken(), gone)).rejects.toMatchObject({ code: '40P01' })
})
