// Finds what nobody needs any more. Run by bin/check.
//  1. An export that nobody imports and that its own file does not use either; a name in a door that nobody comes for
//     (types stand there for what they explain).
//  2. A sentence of ru.json or en.json that no screen says.
//  3. A class of a stylesheet that no screen bears.
// A name that is put together (`state.${state}`) counts as every name of that shape.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const isTest = (file) => /\.test\.tsx?$/.test(file)
const read = (file) => readFileSync(file, 'utf8')
const sources = globSync(['{apps,bench,domains,platform,scripts,test}/**/*.{ts,tsx,mjs}', '*.config.ts'])
const code = new Map(sources.map((file) => [file, read(file)]))
const doors = JSON.parse(read('package.json')).imports
const faults = []

function pathOf(from, name) {
  if (name.startsWith('.')) return path.join(path.dirname(from), name)
  if (doors[name]) return path.normalize(doors[name])
  const door = Object.keys(doors).find((one) => one.endsWith('*') && name.startsWith(one.slice(0, -1)))
  return door && path.normalize(doors[door].replace('*', name.slice(door.length - 1)))
}

const namesIn = (list) =>
  list
    .split(',')
    .map((one) => one.trim().replace(/^type\s+/, ''))
    .filter(Boolean)

/** file → the names that others take from it; '*' is all of it. */
function takenNames() {
  const taken = new Map()
  const take = (file, name) => taken.set(file, (taken.get(file) ?? new Set()).add(name))
  for (const [file, text] of code) {
    for (const [, what, name] of text.matchAll(/^(?:import|export)\s+(?:type\s+)?([^'"]*?)\s*from\s+'([^']+)'/gm)) {
      const target = pathOf(file, name)
      if (!target) continue
      if (what.includes('*')) take(target, '*')
      for (const one of namesIn(what.match(/\{([^}]*)\}/)?.[1] ?? '')) take(target, one.split(/\s+as\s+/)[0])
    }
    // What is fetched later is named somewhere in the file that fetches it.
    for (const [, name] of text.matchAll(/import\('([^']+)'\)/g)) {
      const target = pathOf(file, name)
      for (const [word] of target ? text.matchAll(/\b[A-Za-z]\w*\b/g) : []) take(target, word)
    }
  }
  return taken
}

function checkExports() {
  const taken = takenNames()
  const isTaken = (file, name) => taken.get(file)?.has(name) || taken.get(file)?.has('*')
  const own = /^export\s+(?:async\s+)?(?:const|let|function|class|type|interface)\s+(\w+)/gm
  for (const [file, text] of code) {
    if (/\.config\.ts$|\.d\.ts$|global-setup/.test(file)) continue
    for (const [, name] of text.matchAll(own)) {
      const uses = text.match(new RegExp(`\\b${name}\\b`, 'g')).length
      if (uses === 1 && !isTaken(file, name)) faults.push(`${file}: nobody needs '${name}'`)
    }
    for (const [, list] of text.matchAll(/^export\s+\{([^}]*)\}/gm))
      for (const name of namesIn(list.replace(/\btype\s+[^,]+,?/g, '')).map((one) => one.split(/\s+as\s+/).at(-1)))
        if (!isTaken(file, name)) faults.push(`${file}: nobody comes for '${name}'`)
  }
}

/** All that stands in quotes, and the shapes of what is put together; a template within a template, too. */
function sayings(text) {
  const whole = new Set()
  const shapes = []
  const template = (from) => {
    const parts = ['']
    let at = from
    while (at < text.length && text[at] !== '`') {
      if (text[at] === '$' && text[at + 1] === '{') {
        parts.push('')
        at = plain(at + 2, '}')
      } else parts[parts.length - 1] += text[at]
      at += 1
    }
    if (parts.length === 1) whole.add(parts[0])
    else if (parts.some((part) => /[a-z]/i.test(part))) shapes.push(parts)
    return at
  }
  const plain = (from, end) => {
    let depth = 0
    let at = from
    for (; at < text.length; at += 1) {
      const sign = text[at]
      if (sign === '`') at = template(at + 1)
      else if (sign === "'" || sign === '"') {
        const [quoted = ''] = text.slice(at).match(/^(['"])(?:\\.|(?!\1)[^\\\n])*\1/) ?? []
        if (quoted) whole.add(quoted.slice(1, -1))
        at += Math.max(0, quoted.length - 1)
      } else if (sign === '{') depth += 1
      else if (sign === end && depth === 0) return at
      else if (sign === '}') depth -= 1
    }
    return at
  }
  plain(0)
  for (const [, name] of text.matchAll(/\b(\w+)\??:/g)) whole.add(name)
  return { whole, shapes }
}

const escaped = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const keysOf = (words, before = '') =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  )

/** A domain speaks in its own screens; rules and contracts name its states; another one says a word or two of it. */
function checkWords() {
  const screens = [...code].filter(([file]) => !isTest(file) && !/(^|\/)server\//.test(file))
  for (const file of globSync('{apps,domains,platform}/**/{ru,en,*-ru,*-en}.json').sort()) {
    const home = file.startsWith('domains/') ? file.split('/').slice(0, 2).join('/') : path.dirname(file)
    const speaks = ([one, text]) => one.startsWith(`${home}/`) || text.includes(`ords('${path.basename(home)}'`)
    const said = screens.filter(speaks).map(([, text]) => sayings(text))
    const whole = new Set(said.flatMap((one) => [...one.whole]))
    const shapes = said
      .flatMap((one) => one.shapes)
      .filter((parts) => parts.every((part) => /^[\w.-]*$/.test(part)))
      .map((parts) => new RegExp(`^${parts.map(escaped).join('[^.]+')}$`))
    const isSaid = (key) => whole.has(key) || shapes.some((shape) => shape.test(key))
    // `people_few` and `teacher_college` are endings of `people` and `teacher`.
    const forms = (key) => [key, key.replace(/_[^_.]+$/, ''), key.replace(/(_[^_.]+){2}$/, '')]
    for (const key of keysOf(JSON.parse(read(file))))
      if (!forms(key).some(isSaid)) faults.push(`${file}: nobody says '${key}'`)
  }
}

function checkClasses() {
  const pages = globSync('apps/web/**/*.{html,js}').map(read)
  const texts = [...code].filter(([file]) => !isTest(file)).map(([, text]) => text)
  const words = new Set([...texts, ...pages].flatMap((text) => text.match(/[\w-]+/g)))
  const begun = [...new Set(texts.flatMap((text) => text.match(/[\w-]+-(?=\$\{)/g) ?? []))]
  for (const file of globSync('{apps,domains,platform}/**/*.css').sort()) {
    const selectors = [
      ...read(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .matchAll(/([^{}]+)\{/g),
    ].map(([, one]) => one)
    const names = selectors.flatMap((one) => [...one.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name))
    for (const name of new Set(names))
      if (!words.has(name) && !begun.some((one) => name.startsWith(one)))
        faults.push(`${file}: nobody bears '.${name}'`)
  }
}

checkExports()
checkWords()
checkClasses()
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log('nothing is left behind')
