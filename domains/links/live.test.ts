import { expect, it } from 'vitest'
import type { LinkPreview } from './contract.ts'
import { applyLinkEvent, type Cards } from './live.ts'

const card = (messageId: string, title = 'Меню'): LinkPreview => ({
  messageId,
  url: 'https://school14.ru/menu',
  site: 'Школа 14',
  title,
  description: '',
  picture: null,
})
const tell = (messageId: string, preview: LinkPreview | null) => ({ view: { messageId, preview } })

it('the last word of each message counts, however often it is told', () => {
  const events = [
    tell('a', card('a')),
    tell('b', card('b')),
    tell('a', card('a', 'Новое')),
    tell('b', null),
    tell('b', null),
  ]
  const after = events.reduce(applyLinkEvent, new Map() as Cards)
  expect(Object.fromEntries(after)).toEqual({ a: card('a', 'Новое'), b: null })
})
