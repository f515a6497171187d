import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import jsqr from 'jsqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePdf } from '#server/pdf'
import { openWorld, type World } from '#test/world'
import { openSheet, printSheets } from '../contract.ts'
import { sheetDocument } from './sheet-page.ts'
import { paperOf } from './sheet-words.ts'
import { openCast } from './test-cast.ts'

// Poppler reads the sheets back as a reader of PDFs would; where it is not installed these few are left out.
const poppler = spawnSync('pdftotext', ['-v']).status !== null

let world: World
const home = mkdtempSync(path.join(tmpdir(), 'zvonok-sheets-'))
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  rmSync(home, { recursive: true })
  await world.close()
})

function readPages(bytes: Buffer): string[] {
  const file = path.join(home, 'read.pdf')
  writeFileSync(file, bytes)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  const pages = text.split('\f').slice(0, -1)
  return pages.map((page) => page.replace(/\s+/g, ' '))
}

/** What a phone's camera reads from each page. */
function readQrs(bytes: Buffer): (string | undefined)[] {
  const folder = mkdtempSync(path.join(home, 'qr-'))
  writeFileSync(path.join(folder, 'in.pdf'), bytes)
  execFileSync('pdftoppm', [
    '-r',
    '64',
    '-gray',
    '-x',
    '0',
    '-y',
    '0',
    '-W',
    '260',
    '-H',
    '460',
    path.join(folder, 'in.pdf'),
    path.join(folder, 'page'),
  ])
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('.pgm'))
    .sort()
  return pages.map((name) => decodePgm(readFileSync(path.join(folder, name))))
}

function decodePgm(pgm: Buffer): string | undefined {
  const [, width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(pgm.subarray(0, 40).toString('latin1'))!.map(Number)
  const grey = pgm.subarray(pgm.length - width! * height!)
  const rgba = new Uint8ClampedArray(grey.length * 4)
  for (const [i, level] of grey.entries()) rgba.set([level, level, level, 255], i * 4)
  return (jsqr as unknown as typeof jsqr.default)(rgba, width!, height!, { inversionAttempts: 'dontInvert' })?.data
}

/** Thirty pupils, twenty of them with two guardians, straight into the tables: this test is about paper. */
async function enrol(organizationId: string, classId: string): Promise<void> {
  const person = (first_name: string, i: number) => ({
    id: randomUUID(),
    organization_id: organizationId,
    last_name: `Фамильев${'а'.repeat(i)}`,
    first_name,
  })
  const pupils = Array.from({ length: 30 }, (_, i) => person('Имя', i))
  const mothers = pupils.map((_, i) => person('Анна', i))
  const fathers = pupils.slice(0, 20).map((_, i) => person('Пётр', i))
  const bond = (guardian: { id: string }, i: number, relation: 'mother' | 'father') => ({
    guardian_id: guardian.id,
    pupil_id: pupils[i]!.id,
    relation,
  })
  const role = (role: 'pupil' | 'guardian') => (one: { id: string }) => ({ person_id: one.id, role })
  await world.db
    .insertInto('people')
    .values([...pupils, ...mothers, ...fathers])
    .execute()
  await world.db
    .insertInto('person_roles')
    .values([...pupils.map(role('pupil')), ...[...mothers, ...fathers].map(role('guardian'))])
    .execute()
  await world.db
    .insertInto('class_seats')
    .values(pupils.map(({ id }) => ({ id: randomUUID(), class_id: classId, person_id: id, part: 'pupil' as const })))
    .execute()
  await world.db
    .insertInto('guardianships')
    .values([...mothers.map((one, i) => bond(one, i, 'mother')), ...fathers.map((one, i) => bond(one, i, 'father'))])
    .execute()
}

test.runIf(poppler)('a sheet says for whom it is, and its square and its code open it', async () => {
  const { school, leader, organizationId, classId, otherId } = await openCast(world)
  const sonya = await school.pupil('Софья Кузнецова', classId, { joined: false })
  const mitya = await school.pupil('Дмитрий Кузнецов', otherId)
  const anna = await school.guardianOf(sonya, 'Анна Михайловна Кузнецова', 'mother', { joined: false })
  await school.guardianOf(mitya, anna)

  const answer = await leader.downloads(printSheets, { organizationId, classId, people: 'guardians' })

  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^inline.*UTF-8''.*\.pdf$/),
  })
  const [page = '', ...others] = readPages(answer.rawPayload)
  expect(others).toEqual([])
  for (const said of [
    'Школа № 14',
    'Лист активации',
    'Для Анны Михайловны Кузнецовой',
    'мамы Софьи Кузнецовой, 7А, и Дмитрия Кузнецова, 7Б',
    'Вы в чатах 7А и 7Б, среди родителей и учителей.',
    'С вопросами: Елена Сергеевна Воробьёва',
    'Не хочу пользоваться «Звонком»',
    'А. М. Кузнецова, подпись',
  ]) {
    expect(page).toContain(said)
  }
  expect(page).toMatch(/сработает один раз, до \d+ \p{L}+ 20\d\d года/u)
  const [url] = readQrs(answer.rawPayload)
  expect(url).toMatch(/^http:\/\/[^/]+\/sheet#[A-Z2-9-]{11}$/)
  const [, byEye] = /([А-Я2-9]{3} ?- ?[А-Я2-9]{3} ?- ?[А-Я2-9]{3})/u.exec(page)!
  for (const code of [url!.split('#')[1]!, byEye!]) {
    expect((await world.as().does(openSheet, { code })).body.name).toMatchObject({ firstName: 'Анна' })
  }
})

test.runIf(poppler)(
  'thirty pupils and fifty guardians: eighty pages, each with its own square, in a few seconds',
  async () => {
    const { leader, organizationId, classId } = await openCast(world)
    await enrol(organizationId, classId)

    const began = performance.now()
    const answer = await leader.downloads(printSheets, { organizationId, classId })
    const seconds = (performance.now() - began) / 1000

    expect(seconds).toBeLessThan(15)
    const urls = readQrs(answer.rawPayload)
    expect(urls).toHaveLength(80)
    expect(new Set(urls).size).toBe(80)
    expect(urls.every((url) => url?.includes('/sheet#'))).toBe(true)
    const pupilsOnly = await leader.downloads(printSheets, { organizationId, classId, people: 'pupils' })
    expect(readPages(pupilsOnly.rawPayload)).toHaveLength(30)
  },
  120_000,
)

test.runIf(poppler)('the longest names and six children still fit one page, clear of the slip', async () => {
  const long = 'Константинопольская-Светлоозёрская'
  const name = { lastName: long, firstName: long, patronymic: long }
  const child = { id: '1', name, relation: 'mother' as const, className: '10А' }
  const person = {
    id: '1',
    organizationId: '1',
    accountId: null,
    name,
    post: null,
    roles: ['guardian' as const],
    part: 'guardian' as const,
    classNames: [],
    children: Array.from({ length: 6 }, () => child),
  }
  const school = {
    name: 'Муниципальное бюджетное общеобразовательное учреждение '.repeat(4).slice(0, 200),
    address: 'Светлоозёрская область, '.repeat(8).slice(0, 190),
    phone: '8 (000) 000-14-14',
    kind: 'school' as const,
    timeZone: 'Asia/Omsk',
  }
  const paper = paperOf(
    { person, code: 'К47МР2ТХ9', expiresAt: new Date('2026-12-20T10:00:00Z') },
    { school, origin: 'https://zvonok.srednyaya-shkola-14.example.org', today: new Date(), ask: `${long} ${long}` },
  )
  const bytes = await makePdf(sheetDocument([paper, paper]))
  const pages = readPages(bytes)
  expect(pages).toHaveLength(2)
  expect(pages[0]!.indexOf('С вопросами')).toBeLessThan(pages[0]!.indexOf('можно отрезать'))
  expect(readQrs(bytes)[1]).toBe('https://zvonok.srednyaya-shkola-14.example.org/sheet#K47-MP2-TX9')
})

test('when everybody has joined there is nothing to print; an empty list says what to do', async () => {
  const { school, admin, leader, organizationId, classId, otherId } = await openCast(world)
  await school.pupil('Тимур Ахметов', classId)
  const joined = await leader.downloads(printSheets, { organizationId, classId })
  const empty = await admin.downloads(printSheets, { organizationId, classId: otherId })
  expect([joined.statusCode, joined.json().reason]).toEqual([409, expect.stringContaining('уже вошли')])
  expect([empty.statusCode, empty.json().reason]).toEqual([409, expect.stringContaining('внесите людей')])
})
