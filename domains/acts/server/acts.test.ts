import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import mammoth from 'mammoth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '#contract/acts'
import { acknowledge, listAcknowledgements, listWaiting, publishAnnouncement } from '#contract/announcements'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { placeFile } from '../../../test/security/place-file.ts'
import { writePaper } from '../rules.ts'

let world: World
let school: School
let zueva: Member
let elena: Member
let anna: Member

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))
beforeEach(async () => {
  standOn('2026-11-21')
  school = await openSchool(world, { name: 'МБОУ «Средняя школа № 14»' })
  const class7a = await school.addClass('7А')
  zueva = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'], { post: 'учитель химии' })
  await school.person('Наталья Петровна Белова', 'director')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  anna = await school.guardianOf(await school.pupil('Тимур Ахметов', class7a), 'Анна Ахметова')
})

const standOn = (day: string) => shiftClock(Date.parse(`${day}T06:00:00Z`) - Date.now())
const id = randomUUID
const done = <O>({ status, body }: { status: number; body: O }): O => {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const create = async (more: object = {}) =>
  done(
    await zueva.does(contract.createAct, {
      id: id(),
      organizationId: school.organizationId,
      kind: 'bylaw',
      title: 'Положение о площадке',
      text: '1.1. Первые слова.',
      ...more,
    }),
  )
const read = async (who: Member, actId: string) => done(await who.reads(contract.getAct, { actId }))
const shelf = async (who: Member) => done(await who.reads(contract.listActs, { organizationId: school.organizationId }))
const adopt = async (actId: string, more: object = {}) => {
  const [last] = (await read(zueva, actId)).versions
  const terms = { number: '12', adoptedOn: '2026-09-01', validFrom: '2026-09-01', ...more }
  return zueva.does(contract.adoptVersion, { id: id(), versionId: last!.id, ...terms })
}
const bytesOf = async (who: Member, versionId: string, format: 'docx' | 'pdf') =>
  (await who.downloads(contract.openDocument, { versionId, format })).rawPayload

describe('the shelf', () => {
  test('a draft is seen by those who keep it; what is adopted by everybody', async () => {
    const { id: actId } = await create()
    expect((await shelf(anna)).acts).toEqual([])
    expect((await shelf(zueva)).acts.map(({ draft, current }) => [draft, current])).toEqual([[true, null]])
    const councils = { pupilsCouncil: 'протокол № 2 от 25.08.2026', parentsCouncil: 'протокол № 4 от 26.08.2026' }
    done(await adopt(actId, councils))
    const [act] = (await shelf(anna)).acts
    expect(act).toMatchObject({
      title: 'Положение о площадке',
      draft: false,
      current: { number: '12', state: 'current' },
    })
    expect((await read(anna, actId)).versions[0]).toMatchObject({ text: '1.1. Первые слова.', ...councils })
    expect((await read(anna, actId)).can).toEqual({ keep: false })
  })

  test('a next version ends the one before on the day before; both stay to be read', async () => {
    const { id: actId } = await create()
    done(await adopt(actId))
    done(await zueva.does(contract.draftVersion, { id: id(), actId, text: '1.1. Новые слова.' }))
    expect((await read(anna, actId)).versions.map(({ no }) => no)).toEqual([1])
    done(await adopt(actId, { number: '40', adoptedOn: '2026-11-20', validFrom: '2026-12-01' }))
    const states = async () => (await read(anna, actId)).versions.map(({ no, state, validTo }) => [no, state, validTo])
    expect(await states()).toEqual([
      [2, 'coming', null],
      [1, 'current', '2026-11-30'],
    ])
    standOn('2026-12-01')
    expect(await states()).toEqual([
      [2, 'current', null],
      [1, 'former', '2026-11-30'],
    ])
  })

  test('what was adopted does not change, is not removed, and cannot begin before the last one', async () => {
    const { id: actId } = await create()
    done(await adopt(actId))
    const [version] = (await read(zueva, actId)).versions
    const edit = { id: id(), versionId: version!.id, kind: 'bylaw' as const, title: 'Другое', text: 'Другое' }
    expect((await zueva.does(contract.editDraft, edit)).status).toBe(409)
    expect((await zueva.does(contract.removeDraft, { id: id(), versionId: version!.id })).status).toBe(409)
    done(await zueva.does(contract.draftVersion, { id: id(), actId, text: 'Новое' }))
    expect((await zueva.does(contract.draftVersion, { id: id(), actId, text: 'Ещё' })).status).toBe(409)
    expect((await adopt(actId, { validFrom: '2026-09-01' })).body.field).toBe('validFrom')
    const early = await adopt(actId, { adoptedOn: '2026-11-20', validFrom: '2026-11-19' })
    expect([early.status, early.body.field]).toEqual([400, 'validFrom'])
  })

  test('ended on a day; a draft without a past goes with its act', async () => {
    const { id: actId } = await create()
    done(await adopt(actId))
    done(await zueva.does(contract.endAct, { id: id(), actId, day: '2026-11-20' }))
    expect((await shelf(anna)).acts[0]!.current).toMatchObject({ state: 'former', validTo: '2026-11-20' })
    const draft = await create({ title: 'Черновик' })
    const [version] = (await read(zueva, draft.id)).versions
    done(await zueva.does(contract.removeDraft, { id: id(), versionId: version!.id }))
    expect((await zueva.reads(contract.getAct, { actId: draft.id })).status).toBe(404)
  })

  test('a file is opened as it was brought', async () => {
    const fileId = await placeFile(world.db, { organizationId: school.organizationId, owner: zueva, chatId: null })
    const { id: actId } = await create({ text: undefined, fileId })
    done(await adopt(actId))
    const [version] = (await read(anna, actId)).versions
    expect(version).toMatchObject({ text: null, file: { name: 'Список.txt' } })
    const opened = await anna.downloads(contract.openDocument, { versionId: version!.id, format: 'file' })
    expect(opened.body).toBe('Список на экскурсию')
    expect((await anna.downloads(contract.openDocument, { versionId: version!.id, format: 'pdf' })).statusCode).toBe(
      400,
    )
  })
})

describe('on the school’s site', () => {
  const look = () => world.as().reads(contract.listPublic, { organizationId: school.organizationId })

  test('only what is shown, on a page that is open', async () => {
    const { id: actId } = await create()
    const draft = await zueva.does(contract.showAct, { id: id(), actId, on: true })
    expect(draft.status).toBe(400)
    done(await adopt(actId))
    const hidden = await create({ title: 'Внутренний приказ', kind: 'order' })
    done(await adopt(hidden.id))
    const [version] = (await read(zueva, actId)).versions
    const open = () => world.as().downloads(contract.openPublic, { versionId: version!.id })
    expect((await look()).status).toBe(404)
    done(await zueva.does(contract.openPage, { id: id(), organizationId: school.organizationId, on: true }))
    expect(done(await look()).acts).toEqual([])
    expect((await open()).statusCode).toBe(404)
    done(await zueva.does(contract.showAct, { id: id(), actId, on: true }))
    expect(done(await look()).acts.map(({ title }) => title)).toEqual(['Положение о площадке'])
    expect(pdfText((await open()).rawPayload)).toContain('Первые слова')
    done(await zueva.does(contract.openPage, { id: id(), organizationId: school.organizationId, on: false }))
    expect((await look()).status).toBe(404)
    expect((await open()).statusCode).toBe(404)
  })
})

describe('«Ознакомлен(а)» is an announcement’s', () => {
  test('prepared from the act, published by its author, confirmed by the family', async () => {
    const { id: actId } = await create()
    const [draft] = (await read(zueva, actId)).versions
    const early = await zueva.does(contract.askToRead, { id: id(), versionId: draft!.id, addressees: ['guardians'] })
    expect(early.status).toBe(409)
    done(await adopt(actId))
    const input = { id: id(), versionId: draft!.id, addressees: ['guardians', 'staff'] as ('guardians' | 'staff')[] }
    const { announcementId } = done(await zueva.does(contract.askToRead, input))
    expect((await read(zueva, actId)).notices).toMatchObject([{ announcementId, state: 'draft', progress: null }])
    done(await zueva.does(publishAnnouncement, { id: id(), announcementId }))
    expect(done(await anna.reads(listWaiting, {})).waiting.map(({ announcement }) => announcement.text)).toEqual([
      expect.stringContaining(`/acts/${actId}`),
    ])
    done(await anna.does(acknowledge, { announcementId }))
    const [notice] = (await read(zueva, actId)).notices
    expect(notice).toMatchObject({ state: 'published', progress: { confirmed: 1 } })
    const { rows } = done(await zueva.reads(listAcknowledgements, { announcementId, state: 'confirmed' }))
    expect(rows.map(({ fullName }) => fullName)).toEqual(['Ахметова Анна'])
    expect((await read(anna, actId)).notices).toEqual([])
    expect((await elena.does(contract.askToRead, { ...input, id: id() })).status).toBe(403)
  })
})

test('until the decision of R207 is taken, those who keep the shelf are told', async () => {
  expect((await shelf(zueva)).decision).toEqual({ schoolYear: '2027/28', by: '2027-05-01', actId: null, due: false })
  expect((await shelf(anna)).decision).toBeNull()
  standOn('2027-04-10')
  expect((await shelf(zueva)).decision?.due).toBe(true)
  const { id: actId } = await create({ kind: 'decision', title: 'Об использовании площадки' })
  expect((await shelf(zueva)).decision?.due).toBe(true) // a draft decides nothing
  done(await adopt(actId, { adoptedOn: '2027-04-10', validFrom: '2027-09-01' }))
  expect((await shelf(zueva)).decision).toMatchObject({ actId, due: false })
})

describe('the document maker', () => {
  const prepare = async (paper: contract.PaperName) =>
    done(await zueva.reads(contract.preparePaper, { organizationId: school.organizationId, paper })).values

  test('fills what the school has written of itself, names in their case', async () => {
    expect(await prepare('administrator')).toMatchObject({
      school: 'МБОУ «Средняя школа № 14»',
      administrator: 'Зуеву Ольгу Викторовну',
      administratorPost: 'учителя химии',
      responsible: '', // nobody is named: it is asked
      leadersTo: 'Классным руководителям',
      signer: 'Н.\u00a0П.\u00a0Белова',
    })
    expect((await prepare('message')).administrator).toBe('Зуева Ольга Викторовна')
    expect((await prepare('movers')).rows).toBe(
      '7А: чат класса | Воробьёва Елена Сергеевна\n7А: чат родителей | Воробьёва Елена Сергеевна',
    )
    expect((await prepare('decision')).year).toBe('2027/28')
  })

  test('of two directors it names none', async () => {
    await school.person('Пётр Ильич Сомов', 'director')
    expect((await prepare('decision')).signer).toBe('')
  })

  test.each(contract.PaperName.options)('«%s»: the same words in DOCX and in PDF', async (paper) => {
    const { title, text } = writePaper(paper, await prepare(paper))
    const { id: actId } = await create({ kind: 'order', title, text })
    const [version] = (await read(zueva, actId)).versions
    const words = wordsOf(text.replace(/^[#=>~|]/gm, '').replaceAll('|', ' '))
    const docx = await mammoth.extractRawText({ buffer: await bytesOf(zueva, version!.id, 'docx') })
    expect(docx.messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(wordsOf(docx.value)).toEqual(words)
    expect(wordsOf(pdfText(await bytesOf(zueva, version!.id, 'pdf'))).sort()).toEqual(words.sort())
  })

  test('in DOCX a table is a table and a heading is bold', async () => {
    const { title, text } = writePaper('movers', await prepare('movers'))
    const { id: actId } = await create({ kind: 'list', title, text })
    const [version] = (await read(zueva, actId)).versions
    const { value } = await mammoth.convertToHtml({ buffer: await bytesOf(zueva, version!.id, 'docx') })
    expect(value).toContain(`<strong>${title}</strong>`)
    expect(value.match(/<tr>/g)).toHaveLength(3)
    expect(value).toContain('<p>Воробьёва Елена Сергеевна</p>')
  })
})

const pdfText = (bytes: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })

/** Words without the marks of a list and of a line to write on; a break within a word is none. */
const wordsOf = (text: string): string[] => text.replace(/[\u00a0\u00ad\f]/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
