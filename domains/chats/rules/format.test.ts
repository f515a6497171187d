import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormatLink, type Inline, parseText, plainWords, safeAddress, trueAddress } from './format.ts'
import { mayBeFormatted } from './may-be-formatted.ts'

/** Short for reading: b(…) bold, i(…) italic, s(…) strike, c(…) code, l(words → address). */
const say = (text: string): string =>
  parseText(text)
    .map((block) => {
      if (block.kind === 'code') return `pre(${block.text})`
      if (block.kind === 'list') return block.items.map(({ mark, parts }) => `${mark}|${sayAll(parts)}`).join(' ')
      return block.kind === 'quote' ? `q(${sayAll(block.parts)})` : sayAll(block.parts)
    })
    .join(' ¶ ')
const sayAll = (parts: Inline[]): string => parts.map(sayOne).join('')
const sayOne = (part: Inline): string => {
  if (typeof part === 'string') return part
  if (part.kind === 'code') return `c(${part.text})`
  if (part.kind === 'link') return `l(${part.text} → ${part.href})`
  return `${part.kind[0]}(${sayAll(part.parts)})`
}

describe('marks', () => {
  it.each([
    ['**Важно!** Завтра _не_ приходите', 'b(Важно!) Завтра i(не) приходите'],
    ['~~среда~~ **четверг, _18:30_**', 's(среда) b(четверг, i(18:30))'],
    ['Наберите `npm **run**`', 'Наберите c(npm **run**)'],
    ['(**да**), «_нет_»', '(b(да)), «i(нет)»'],
    ['**Анна _Ильинична** ждёт_', 'b(Анна _Ильинична) ждёт_'],
    ['**раз\nдва**', 'b(раз\nдва)'],
  ])('%s', (text, expected) => expect(say(text)).toBe(expected))

  it.each([
    '2*3*4 и 2 ** 3 ** 4',
    'отчёт_2025_итог.pdf',
    'Сумма ____ рублей, *сноска, **** и ~~~~',
    '** не важно **',
    '**не закрыто',
    'слово**внутри**слова',
    'https://school.ru/a_b_/**x**'.replace('**x**', 'x_'),
    '5 > 3, >:(',
    '1.Без пробела',
    '2025. Год',
    '-минус',
    '[слова](javascript:alert(1))',
    '[слова](data:text/html,x)',
    '[слова](//evil.example)',
    '[слова](https://sberbank.ru@evil.example/)',
    '[слова](/\\evil.example)',
    '[слова] (https://school.ru)',
    '```\nне закрыто',
  ])('mean nothing in «%s»', (text) => expect(say(text)).toBe(text))
})

describe('blocks', () => {
  it.each([
    ['> Кто поедет?\n> Все\nЯ!', 'q(Кто поедет?\nВсе) ¶ Я!'],
    ['Взять:\n- воду\n- **кепку**\n\nСпасибо', 'Взять: ¶ -|воду -|b(кепку) ¶ \nСпасибо'],
    ['1. Первое\n2) Второе', '1.|Первое 2)|Второе'],
    ['```\nif (**a**) {\n}\n```\nвот', 'pre(if (**a**) {\n}) ¶ вот'],
    ['**начало\n- **пункт**', '**начало ¶ -|b(пункт)'],
  ])('%j', (text, expected) => expect(say(text)).toBe(expected))
})

describe('a link', () => {
  const link = (text: string) =>
    parseText(text).flatMap((block) => ('parts' in block ? block.parts : []))[0] as FormatLink

  it.each([
    ['[сбербанк](http://evil.example/login)', 'evil.example'],
    ['[sberbank.ru](https://evil.example)', 'evil.example'],
    ['[https://sberbank.ru/](https://evil.example)', 'evil.example'],
    ['[school14.ru](https://school14.ru/menu)', ''],
    ['[https://school14.ru/menu](https://school14.ru/menu)', ''],
    ['[меню](/materials)', ''],
    ['[сайт](https://школа14.рф/x)', 'школа14.рф'],
    ['[сайт](https://сбербaнк.рф/x)', new URL('https://сбербaнк.рф').host], // with a Latin «a»
    ['[сайт](https://ya.ru:8443/)', 'ya.ru:8443'],
    ['[пишите](mailto:office@school14.ru)', 'office@school14.ru'],
    ['[звоните](tel:+73812555555)', '+73812555555'],
    ['[вики](https://ru.wikipedia.org/wiki/Школа_(значения))', 'ru.wikipedia.org'],
  ])('%s says where it leads', (text, expected) => expect(trueAddress(link(text))).toBe(expected))

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'blob:https://x',
    'ftp://x.ru',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https:evil.example',
    'https://a:b@evil.example',
    'https://sberbank.ru@evil.example',
    'http://',
    ' https://x.ru',
  ])('never goes to %j', (address) => expect(safeAddress(address)).toBeUndefined())
})

describe('plain words', () => {
  it.each([
    ['**Важно!** Завтра ~~среда~~ `x`', 'Важно! Завтра среда x'],
    ['> Кто?\nВзять:\n- воду\n1. хлеб', 'Кто?\nВзять:\n- воду\n1. хлеб'],
    ['[сбербанк](http://evil.example)', 'сбербанк (http://evil.example)'],
    ['[меню](/materials)', 'меню'],
    ['a * b', 'a * b'],
  ])('%s', (text, expected) => expect(plainWords(text)).toBe(expected))

  it('of a beginning have no mark that was closed further on', () => {
    expect(plainWords('**Важно: собрание родителей в', { cut: true })).toBe('Важно: собрание родителей в')
  })
})

/** What people may write, with every sign that could mean something. */
const written = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('**', '_', '~~', '`', '[', ']', '](', ')', '(', '\n', '> ', '- ', '1. ', '```\n'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'https://a.ru/b_c',
          'www.',
          'http://evil.example',
          '/x',
          '\r\n',
          '<b>',
          '\u2028',
          '@Анна Ли',
        ),
      },
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
      { weight: 2, arbitrary: fc.constantFrom('слово', ' ', 'я', '7') },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

const address = fc
  .tuple(
    fc.constantFrom('https://', 'http:', 'HTTPS://', '/', '//', 'mailto:', 'tel:', 'javascript:', 'data:', ''),
    fc.string({ unit: 'binary-ascii', maxLength: 30 }),
  )
  .map((parts) => parts.join(''))

describe('whatever is written', () => {
  it('no word is lost, doubled or moved', () => {
    fc.assert(
      fc.property(written, (text) => {
        // An own path is the only thing that is not said aloud.
        fc.pre(!/\]\(\//.test(text))
        expect(words(plainWords(text))).toBe(words(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('no address is other than a safe one', () => {
    fc.assert(
      fc.property(address, (address) => {
        const href = safeAddress(address)
        if (href !== undefined) expect(href).toMatch(/^(?:https?:\/\/[^@/]+(?:\/|$)|mailto:|tel:|\/(?![/\\]))/)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '**',
    '_',
    '~~',
    '`',
    '[',
    '[a](',
    '[a](x',
    '(',
    '**a ',
    '_a ',
    '**_~~',
    '> ',
    '- ',
    '```\n',
    '`\n',
    'www.',
    'https://_',
    '[a](((',
    '[a]((b)',
    '*_',
    ' **',
    '** ',
    '_.',
    '1. ',
    '\n',
    '- ** \n',
    '**a_ ',
    '_**a',
    '[a](/b)**',
  ])('a hundred kilobytes of %j are read at once', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const begun = performance.now()
    mayBeFormatted(text)
    parseText(text)
    plainWords(text)
    // Quadratic reading would take minutes.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
