import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('every room keeps to itself', () => {
  expect(execFileSync(process.execPath, ['scripts/check-boundaries.mjs'], { encoding: 'utf8' })).toContain('hold')
})

// A part that says «title.text» on another domain's screen has left its words at home.
test('what a domain gives to the screens of others brings its words along', () => {
  const given = globSync('domains/*/web/index.ts').flatMap((door) => partsOf(door))
  expect(given.length).toBeGreaterThan(30)
  expect(given.flatMap((part) => wordless(part))).toEqual([])
})

function partsOf(door: string): string[] {
  const names = readFileSync(door, 'utf8').matchAll(/(?:from|import\()\s*'(\.\/[^']+\.tsx)'/g)
  return [...new Set([...names].map(([, name]) => path.join(path.dirname(door), name!)))]
}

const SAYS = /use(?:Unit)?Words\('(\w+)'/g
const HAS = /registerWords\('(\w+)'/g

/** Its own words, or of those that it draws with, which nothing on the way has registered. */
function wordless(part: string): string[] {
  const texts = [...closureOf(part)].map((file) => readFileSync(file, 'utf8'))
  const has = new Set(texts.flatMap((text) => [...text.matchAll(HAS)].map(([, words]) => words)))
  const own = readFileSync(part, 'utf8')
  return [...own.matchAll(SAYS)].filter(([, words]) => !has.has(words!)).map(([, words]) => `${part}: ${words}`)
}

function closureOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type\b)[^']*'([^']+\.tsx?|#screens\/\w+)'/gm,
  )) {
    const screens = /^#screens\/(\w+)$/.exec(name!)
    if (screens) closureOf(`domains/${screens[1]}/web/index.ts`, seen)
    else if (name!.startsWith('.')) closureOf(path.join(path.dirname(file), name!), seen)
  }
  return seen
}
