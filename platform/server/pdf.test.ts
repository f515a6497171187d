import { expect, test } from 'vitest'
import { makePdf } from './pdf.ts'

test('makes a PDF without holding up anything else', async () => {
  let turns = 0
  const clock = setInterval(() => {
    turns += 1
  }, 5)
  const page = { text: 'Приказ № 118. '.repeat(400), pageBreak: 'after' as const }
  const pdf = await makePdf({ content: Array.from({ length: 20 }, () => page) })
  clearInterval(clock)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(turns).toBeGreaterThan(10)
})

test('a document that cannot be made is an error, not a silence', async () => {
  await expect(makePdf({ content: [{ image: 'https://elsewhere.example/a.png' }] })).rejects.toThrow()
  await expect(makePdf({ content: [{ image: '/etc/hostname' }] })).rejects.toThrow()
})
