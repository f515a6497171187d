import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
// The build's own reader of docs/guide.
import { readPage } from '../../../../apps/web/guide.ts'
import { pageConcerning } from './concerning.ts'
import { CONTENTS, HELP_ROLES, pagesOf, roleOf } from './contents.ts'
import { findInHelp } from './find.ts'

const files = globSync('docs/guide/**/*.md')
const named = (file: string) => path.basename(file, '.md')
const russian = files.filter((file) => !file.includes('/en/'))
const pages = russian.map((file) => ({ name: named(file), page: readPage(readFileSync(file, 'utf8')) }))
const names = new Set(pages.map(({ name }) => name))

describe.each(files)('%s', (file) => {
  const page = readPage(readFileSync(file, 'utf8'), { russian: !file.includes('/en/') })

  test('has a title, and parts with places of their own', () => {
    expect(page.title).not.toBe('')
    const ids = page.sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids.filter(Boolean)) expect(page.html).toContain(`id="${id}"`)
  })

  test('leads to pages and places that are there, and to no address of the repository', () => {
    for (const [, href] of page.html.matchAll(/href="([^"]+)"/g)) {
      const [, name, place] = /^\/help\/([\w-]+)(?:#(.*))?$/.exec(href!) ?? []
      expect(name ? names.has(name) : /^(https:\/\/|\/[a-z])/.test(href!), href).toBe(true)
      if (!place) continue
      const target = pages.find((one) => one.name === name)!.page.sections.map(({ id }) => id)
      expect(target, href).toContain(place)
    }
  })

  test('is words, not a program', () => expect(page.html).not.toMatch(/<script|javascript:|\son\w+=/i))
})

test('an English page is the page of a Russian one', () => {
  for (const file of files.filter((one) => one.includes('/en/'))) expect(names, file).toContain(named(file))
})

test('every role begins with a page of its own, and its contents are all there', () => {
  const first = HELP_ROLES.map((role) => CONTENTS[role][0]!.pages[0]!)
  expect(new Set(first).size).toBe(HELP_ROLES.length)
  for (const role of HELP_ROLES) expect(pagesOf(role).filter((name) => !names.has(name))).toEqual([])
})

test('whose help opens first', () => {
  const hat = (roles: string[], ...parts: string[]) => ({ roles, classes: parts.map((part) => ({ part })) })
  expect(roleOf(null, true)).toBe('operator')
  expect(roleOf(null, false)).toBe('guardian')
  expect(roleOf(hat(['administrator', 'employee']), true)).toBe('administrator')
  expect(roleOf(hat(['deputy', 'teacher'], 'classTeacher'), false)).toBe('director')
  expect(roleOf(hat(['teacher', 'guardian'], 'classTeacher'), false)).toBe('classTeacher')
  expect(roleOf(hat(['teacher'], 'teacher'), false)).toBe('teacher')
  expect(roleOf(hat(['guardian']), false)).toBe('guardian')
  expect(roleOf(hat(['pupil'], 'pupil'), false)).toBe('pupil')
})

test.each([
  ['/chats/5/materials', 'faily'],
  ['/chats/5', 'chaty'],
  ['/school/classes/7/sheets', 'listy-aktivacii'],
  ['/school/acts/new', 'akty'],
  ['/acts', 'akty'],
  ['/public/acts/5', 'akty'],
  ['/school/help/5', 'pomosch'],
  ['/more/help', 'pomosch'],
  ['/sign-in', 'akkaunt'],
  ['/school', undefined],
])('%s concerns %s', (screen, page) => {
  expect(pageConcerning(screen)).toBe(page)
  if (page) expect(names).toContain(page)
})

test('a second great heading is a part of the page, not its name', () => {
  const page = readPage('# Журнал\n\nСлова.\n\n# Архив\n\nДругие.')
  expect(page.title).toBe('Журнал')
  expect(page.sections.map(({ id, text }) => [id, text])).toEqual([
    ['', 'Слова.'],
    ['архив', 'Другие.'],
  ])
  expect(page.html).toContain('<h2 id="архив">Архив</h2>')
})

describe('search', () => {
  const first = (asked: string) => findInHelp(pages, asked)[0]

  test.each([
    ['тихие часы', 'tihie-chasy'],
    ['отказ от площадки', 'bez-ploschadki'],
    ['листов активации', 'listy-aktivacii'], // another ending
    ['Черновик положения', 'akty'],
  ])('«%s» leads to %s', (asked, name) =>
    expect(
      findInHelp(pages, asked)
        .slice(0, 3)
        .map((one) => one.name),
    ).toContain(name),
  )

  test('to the very part that answers, with words around it', () => {
    expect(first('потерял телефон')).toMatchObject({ name: 'akkaunt', id: 'второй-шаг-входа' })
    expect(first('потерял телефон')!.around.toLowerCase()).toContain('потеряли телефон')
  })

  test('ё is е, and signs are nothing', () => {
    expect(findInHelp(pages, 'чёрновик?!').length).toBe(findInHelp(pages, 'черновик').length)
    expect(findInHelp(pages, '(((')).toEqual([])
    expect(findInHelp(pages, '  ')).toEqual([])
  })

  test('every word must be there', () => expect(findInHelp(pages, 'тихие бегемоты')).toEqual([]))
})
