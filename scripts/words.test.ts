import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Words } from '#web/phrases'

const sentencesOf = (words: Words, before = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : sentencesOf(value, `${before}${key}.`),
  )

/** Without its endings: `people_few`, `teacher_college`. A language has those that it needs. */
const stem = (key: string) => key.replace(/(_[^_.]+)+$/, '')
const valuesOf = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort()

const pairs = globSync('{apps,domains,platform}/**/{ru,*-ru}.json').map((file) => {
  const read = (name: string) => new Map(sentencesOf(JSON.parse(readFileSync(name, 'utf8'))))
  return { file, ru: read(file), en: read(file.replace(/ru\.json$/, 'en.json')) }
})

test('whatever is said in one language is said in the other, in the same place', () => {
  expect(pairs.length).toBeGreaterThan(30)
  for (const { file, ru, en } of pairs) {
    const [russian, english] = [ru, en].map((words) => new Set([...words.keys()].map(stem)))
    expect([...russian!.symmetricDifference(english!)], file).toEqual([])
  }
})

test('and names the same things', () => {
  const faults = pairs.flatMap(({ file, ru, en }) =>
    [...ru].flatMap(([key, sentence]) => {
      const other = en.get(key)
      // «Одна школа» needs no number.
      const same = other === undefined || key.endsWith('_one') || `${valuesOf(sentence)}` === `${valuesOf(other)}`
      return same ? [] : [`${file}: ${key}`]
    }),
  )
  expect(faults).toEqual([])
})
