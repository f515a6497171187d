import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBadWords, judge } from './find-bad-words.ts'
import { readWords } from './read-words.ts'

interface Line {
  label: 'clean' | 'bad'
  text: string
}

function readLines(file: string): Line[] {
  const rows = readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
  return rows
    .map((row) => row.split('\t'))
    .filter(([label]) => label === 'clean' || label === 'bad')
    .map(([label, , text]) => ({ label: label as Line['label'], text: text! }))
}

function measure(file: string) {
  const lines = readLines(file)
  const share = (label: Line['label']) => {
    const of = lines.filter((line) => line.label === label)
    const hits = of.filter(({ text }) => findBadWords(text))
    return { hits: hits.length, of: of.length, share: hits.length / of.length }
  }
  const [found, wrong] = [share('bad'), share('clean')]
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  console.log(
    `${file}: found ${found.hits} of ${found.of} (${percent(found.share)}), false ${wrong.hits} of ${wrong.of} (${percent(wrong.share)})`,
  )
  return { found: found.share, wrong: wrong.share }
}

describe('how much it finds', () => {
  test('on the lines it was made with', () => {
    expect(measure('words.labelled.tsv')).toEqual({ found: 1, wrong: 0 })
    expect(measure('words.tuning.tsv')).toEqual({ found: 1, wrong: 0 })
  })

  // Written by subject, not by rule, and looked at once: what it misses here is left missed.
  test('on lines kept apart: at least nine of ten, at most one in fifty wrongly', () => {
    const { found, wrong } = measure('words.holdout.tsv')
    expect(found).toBeGreaterThanOrEqual(0.9)
    expect(wrong).toBeLessThanOrEqual(0.02)
  })
})

test.each([
  ['zero-width', 'х\u200bу\u200dй'],
  ['soft hyphens', 'су\u00adка'],
  ['full width', 'ｃｙка'],
  ['combining marks', 'х̶у̶й̶'],
  ['mathematical letters', '𝐬𝐮𝐤𝐚'],
  ['capitals and Latin', 'XYЙ'],
  ['an emoji in place of a space', 'ты😂сука'],
])('%s hide nothing', (_, text) => expect(findBadWords(text)).not.toBeNull())

test('the shortcut finds what every rule asked finds', () => {
  for (const file of ['words.labelled.tsv', 'words.tuning.tsv', 'words.holdout.tsv'])
    for (const { text } of readLines(file)) expect(findBadWords(text), text).toEqual(judge(text))
})

test('obscene words come before insults, and the rule never repeats the word', () => {
  expect(findBadWords('ты баран, блять')?.kind).toBe('obscene')
  expect(findBadWords('ты баран')).toEqual({ kind: 'insult', rule: 'обозвать' })
  expect(findBadWords('иди нахуй')?.rule).toBe('х..')
})

test('each innocent place spares one word only', () => {
  expect(findBadWords('Роман «Идиот» Достоевского')).toBeNull()
  expect(findBadWords('Роман «Идиот» Достоевского прочитай, идиот')).not.toBeNull()
})

const clean = readLines('words.holdout.tsv')
  .filter(({ label, text }) => label === 'clean' && !findBadWords(text))
  .map(({ text }) => text)

test('a bad word is found wherever it stands among good ones', () => {
  const bad = fc.constantFrom('сука', 'мудак', 'п**дец', 'идиот', 'х у й', 'cyкa')
  fc.assert(
    fc.property(fc.constantFrom(...clean), fc.constantFrom(...clean), bad, (before, after, word) => {
      expect(findBadWords(`${before} ${word}, ${after}`)).not.toBeNull()
    }),
  )
})

test('any text at all is read in time and without failing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void findBadWords(text)))
  const long = [
    'а'.repeat(8000),
    'х '.repeat(4000),
    '*'.repeat(8000),
    'пере'.repeat(2000),
    'a.'.repeat(4000),
    'б*'.repeat(4000),
  ]
  for (const text of long) {
    const started = performance.now()
    findBadWords(text)
    expect(performance.now() - started, text.slice(0, 10)).toBeLessThan(5000)
  }
})

test('words are read in their order, links and addresses are not words', () => {
  expect(readWords('Иди сюда, https://xyй.example/huy').map(({ readings }) => readings[0])).toEqual(['иди', 'сюда'])
})
