import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What stands around a whole screen. A `:has()` of it is asked again at each change within, and styles all of it anew.
const AROUND =
  /(^|[\s,{}>~+])((html|body|:root|#\w+|\.(app|page|talk|conv|feed|chats-feed))(\.[\w-]+|\[[^\]]+\])*)?:has\(/

const styles = globSync('{apps,domains,platform}/**/*.css').map((file) => [file, readFileSync(file, 'utf8')] as const)
const asking = (css: string) => css.split('\n').filter((line) => AROUND.test(line.replace(/:not\([^)]*\)/g, '')))

test('no rule asks a whole screen what it has in it', () => {
  expect(styles.length).toBeGreaterThan(20)
  expect(styles.flatMap(([file, css]) => asking(css).map((line) => `${file}: ${line.trim()}`))).toEqual([])
})

test('such a rule is seen', () => {
  for (const rule of [
    'body:has(.a) .b {}',
    '  .app:has(.conv) .x { top: 0 }',
    ':has(> .drop) {}',
    '.conv[open]:has(.a) {}',
  ])
    expect(asking(rule)).toEqual([rule])
  for (const rule of ['.choice label:has(:checked) {}', '.conv > header:has(> .a) {}']) expect(asking(rule)).toEqual([])
})
