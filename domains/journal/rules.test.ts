import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfTemplate, pageOf } from './rules.ts'

test.each([
  ['https://journal.example.ru', null],
  ['https://journal.example.ru/class/{class}?pupil={person}#marks', null],
  ['http://journal.example.ru/{class}', 'https'],
  ['javascript:alert(1)//{class}', 'https'],
  ['data:text/html,{person}', 'https'],
  ['https://{class}.example.ru/', 'host'],
  ['https://journal.example.ru{person}/', 'host'],
  ['https://user:secret@journal.example.ru/', 'host'],
  ['https://journal.example.ru/{name}', 'place'],
  ['https://journal.example.ru/{', 'address'],
  ['https://journal.example.ru/a b', 'address'],
  ['https://journal.example.ru\\@evil.example/', 'address'],
  ['journal.example.ru', 'address'],
  ['', 'address'],
])('the template %s: %s', (template, fault) => {
  expect(faultOfTemplate(template)).toBe(fault)
})

test('a name goes in as a name', () => {
  const template = 'https://journal.example.ru/class/{class}/view?who={person}'
  expect(pageOf(template, { class: '7 «Б»', person: 'a/b?c=d&e#f' })).toBe(
    'https://journal.example.ru/class/7%20%C2%AB%D0%91%C2%BB/view?who=a%2Fb%3Fc%3Dd%26e%23f',
  )
})

test('without whom the template asks for, the way leads to the front page', () => {
  const template = 'https://journal.example.ru/pupil/{person}'
  expect(pageOf(template, { class: '7А' })).toBe('https://journal.example.ru/')
  expect(pageOf(template, { person: '' })).toBe('https://journal.example.ru/')
  expect(pageOf('https://journal.example.ru/today', {})).toBe('https://journal.example.ru/today')
})

test('whatever the name, the site and the path around it stay', () => {
  const template = 'https://journal.example.ru/a/{class}/b'
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('.', '..', '%2e%2e', '/..')),
      (name) => {
        const { origin, pathname, search, hash } = new URL(pageOf(template, { class: name }))
        expect([origin, search, hash]).toEqual(['https://journal.example.ru', '', ''])
        expect(pathname).toMatch(/^\/a\/[^/]+\/b$/)
      },
    ),
  )
})
