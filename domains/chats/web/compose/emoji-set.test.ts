import { expect, it } from 'vitest'
import { emojiOf, findEmoji } from './emoji-set.ts'

const signs = (sought: string) => findEmoji(sought).map(({ sign }) => sign)

it('is found by Russian and English words, ё as е', () => {
  expect(signs('спас')).toEqual(expect.arrayContaining(['❤️', '🙏']))
  expect(signs('елка')).toEqual(expect.arrayContaining(['🎄', '🌲']))
  expect(signs('bell')).toEqual(['🔔'])
  expect(signs('нетакого')).toEqual([])
})

it('every sign has its words', () => {
  for (const { sign, words } of Object.values(emojiOf).flat()) {
    expect(sign).toMatch(/\p{Emoji}/u)
    expect(words.split(' ').length).toBeGreaterThan(0)
  }
})
