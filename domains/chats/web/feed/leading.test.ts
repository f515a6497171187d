import { expect, test } from 'vitest'
import { leadingTo } from './leading.ts'

const HERE = 'https://zvonok.school14.ru'

test.each(['/chats/1?at=7', HERE, `${HERE}/chats/1?at=7`])('%s opens in place', (href) => {
  expect(leadingTo(href, HERE)).toEqual({ href })
})

test.each(['https://example.org/', `${HERE}.example.org/chats`, 'mailto:office@school14.ru'])(
  '%s opens in a new tab that learns nothing of ours',
  (href) => expect(leadingTo(href, HERE)).toEqual({ href, target: '_blank', rel: 'noopener noreferrer nofollow' }),
)
