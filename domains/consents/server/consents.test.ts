import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bindAccount } from '#domains/people'
import { shiftClock } from '#server/clock'
import { inTransaction } from '#server/events'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
import { placeFile } from '../../../test/security/place-file.ts'
import * as contract from '../contract.ts'
import { hashOf } from './document.ts'
import { remindOnTime } from './remind-rest.ts'
import { findOverdue, forgetOverdue } from './retention.ts'
import { tellAsked, tellRegister } from './tell.ts'
import { done, openConsents, PHOTO, SLIP } from './test-cast.ts'

let world: World
let cast: Awaited<ReturnType<typeof openConsents>>
beforeAll(async () => {
  world = await openWorld()
  cast = await openConsents(world)
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

const told = async (accountId: string) =>
  (await world.db.selectFrom('events').select('type').where('topic_id', '=', accountId).execute()).filter(({ type }) =>
    type.startsWith('consents.'),
  ).length
const signatures = () => world.db.selectFrom('consent_signatures').selectAll().execute()

describe('a consent from its text to its register', () => {
  test('a mother reads, presses, types the code; the class teacher sees it', async () => {
    const { askPhoto, aliya, timur, read, sign, rowOf, counts, waiting } = cast
    const requestId = await askPhoto()
    expect(await waiting(aliya)).toHaveLength(1)
    const { document } = await read(aliya, requestId, timur)
    expect(document).toContain(PHOTO.text)
    expect(document).toContain('Я, Ахметова Алия, мать, действую как представитель обучающегося: Ахметов Тимур (7А).')
    expect(document).toContain(PHOTO.consequence)

    expect(await sign(aliya, requestId, timur)).toMatchObject({ state: 'signed', waits: false })
    expect(await waiting(aliya)).toHaveLength(0)
    expect(await rowOf(requestId, timur)).toMatchObject({
      state: 'signed',
      signatures: [{ signerName: 'Ахметова Алия', relation: 'mother', way: 'press', answer: 'signed' }],
    })
    expect(await counts(requestId)).toEqual({ signed: 1, refused: 0, waiting: 1, withdrawn: 0, of: 2 })
  })

  test('what was signed is kept word for word, with its hash, address and moment', async () => {
    const { askPhoto, aliya, timur, sign, read } = cast
    const requestId = await askPhoto()
    const { document, sha256 } = await read(aliya, requestId, timur)
    await sign(aliya, requestId, timur)
    const kept = (await signatures()).find((row) => row.request_id === requestId)!
    expect(kept).toMatchObject({
      document,
      sha256,
      confirmed_by: 'screen',
      account_id: aliya.accountId,
      ip: '127.0.0.1',
    })
    expect(hashOf(kept.document)).toBe(sha256)
  })

  test('a next version of the text leaves what was asked as it was', async () => {
    const { administrator, organizationId, ask, aliya, timur, read } = cast
    const id = randomUUID()
    done(await administrator.does(contract.createTemplate, { id, organizationId, ...PHOTO }))
    const requestId = done(await ask({ templateId: id })).id
    const before = await read(aliya, requestId, timur)
    const { kind: _, ...content } = PHOTO
    const next = { id: randomUUID(), templateId: id, ...content, text: 'Совсем другой текст согласия.' }
    expect(done(await administrator.does(contract.reviseTemplate, next)).version).toBe(2)
    expect(done(await administrator.does(contract.reviseTemplate, { ...next, id: randomUUID() })).version).toBe(2)
    expect(await read(aliya, requestId, timur)).toEqual(before)
    const later = done(await ask({ templateId: id })).id
    expect((await read(aliya, later, timur)).document).toContain('Редакция 2')
    done(await administrator.does(contract.removeTemplate, { id: randomUUID(), templateId: id }))
    expect((await ask({ templateId: id })).status).toBe(404)
  })

  test('a wrong code, an old one, a used one, another account’s, and a guess too many', async () => {
    const { askPhoto, aliya, ruslan, timur, prepare } = cast
    const requestId = await askPhoto()
    const { confirmationId, code } = await prepare(aliya, requestId, timur)
    const type = (who: typeof aliya, text: string) =>
      who.does(contract.confirmSigning, { id: randomUUID(), confirmationId, code: text })
    const wrong = code === '0000' ? '1111' : '0000'
    const before = (await signatures()).length
    expect((await type(aliya, wrong)).body.field).toBe('code')
    expect((await type(ruslan, code!)).status).toBe(404)
    shiftClock(601_000)
    expect((await type(aliya, code!)).body.field).toBe('code')
    shiftClock(0)
    for (let guess = 0; guess < 3; guess++) expect((await type(aliya, wrong)).status).toBe(400)
    await type(aliya, wrong)
    expect((await type(aliya, code!)).status).toBe(429)
    expect(await signatures()).toHaveLength(before)

    const again = await prepare(aliya, requestId, timur)
    const id = randomUUID()
    const input = { id, confirmationId: again.confirmationId, code: again.code! }
    done(await aliya.does(contract.confirmSigning, input))
    done(await aliya.does(contract.confirmSigning, input)) // a lost answer
    expect(await signatures()).toHaveLength(before + 1)
    expect((await aliya.does(contract.confirmSigning, { ...input, id: randomUUID() })).body.field).toBe('code')
  })

  test('a text that was not read is not signed', async () => {
    const { askPhoto, aliya, timur } = cast
    const about = { requestId: await askPhoto(), subjectId: timur.personId }
    const answer = await aliya.does(contract.prepareSigning, { ...about, sha256: 'a'.repeat(64) })
    expect([answer.status, answer.body.field]).toEqual([409, 'sha256'])
  })

  test('«нет» is one press, is kept, and may be thought over', async () => {
    const { askPhoto, aliya, timur, decline, rowOf, sign } = cast
    const requestId = await askPhoto()
    expect(done(await decline(aliya, requestId, timur, 'Пока нет'))).toMatchObject({
      state: 'refused',
      can: { sign: true, decline: false },
    })
    expect((await rowOf(requestId, timur)).signatures[0]?.comment).toBe('Пока нет')
    expect((await decline(aliya, requestId, timur)).status).toBe(409)
    await sign(aliya, requestId, timur)
    expect((await rowOf(requestId, timur)).state).toBe('signed')
  })

  test('one guardian’s refusal stands above the other’s signature', async () => {
    const { askPhoto, aliya, ruslan, timur, decline, rowOf, sign } = cast
    const requestId = await askPhoto()
    await sign(aliya, requestId, timur)
    done(await decline(ruslan, requestId, timur))
    expect(await rowOf(requestId, timur)).toMatchObject({ state: 'refused' })
  })
})

describe('who signs', () => {
  test('at fifteen the child signs along; at eighteen alone, and the guardian learns no more', async () => {
    const { askPhoto, school, class7a, born, sign, rowOf, waiting } = cast
    const one = await school.pupil('Мила Орлова', class7a)
    const mother = await school.guardianOf(one, 'Инна Орлова')
    const requestId = await askPhoto({ personIds: [one.personId], classIds: [] })
    const year = new Date().getUTCFullYear()
    await born(one, `${year - 15}-01-15`)
    await sign(mother, requestId, one)
    expect(await rowOf(requestId, one)).toMatchObject({ state: 'waiting', missing: ['self'] })
    expect((await waiting(one)).map(({ request }) => request.id)).toContain(requestId)
    await sign(one, requestId, one)
    expect((await rowOf(requestId, one)).state).toBe('signed')

    await born(one, `${year - 18}-01-15`)
    expect((await rowOf(requestId, one)).state).toBe('signed')
    const next = await askPhoto({ personIds: [one.personId], classIds: [] })
    const about = { requestId: next, subjectId: one.personId }
    expect((await mother.reads(contract.getDocument, about)).status).toBe(404)
    await sign(one, next, one)
  })

  test('on the fourteenth birthday it is asked again by itself', async () => {
    const { askPhoto, school, class7a, born, sign, rowOf } = cast
    const one = await school.pupil('Ян Котов', class7a)
    const mother = await school.guardianOf(one, 'Ия Котова')
    const requestId = await askPhoto({ personIds: [one.personId], classIds: [] })
    const tomorrow = new Date(Date.now() + 36 * 3600_000)
    await born(one, `${tomorrow.getUTCFullYear() - 14}${tomorrow.toISOString().slice(4, 10)}`)
    await sign(mother, requestId, one)
    expect((await rowOf(requestId, one)).state).toBe('signed')
    shiftClock(72 * 3600_000)
    expect(await rowOf(requestId, one)).toMatchObject({ state: 'waiting', missing: ['self'] })
  })

  test('two records of one mother become one: what she has signed is hers', async () => {
    const { askPhoto, school, class7a, sign, rowOf } = cast
    const one = await school.pupil('Рита Лисина', class7a)
    const mother = await school.guardianOf(one, 'Ева Лисина')
    const requestId = await askPhoto({ personIds: [one.personId], classIds: [] })
    await sign(mother, requestId, one)
    const twin = await school.person('Ева Лисина', 'guardian', { joined: false })
    await inTransaction(world.db, (tx) => bindAccount(tx, { personId: twin.personId, accountId: mother.accountId }))
    const row = await rowOf(requestId, one)
    expect(row.state).toBe('signed')
    expect(row.signers.map(({ id }) => id)).toEqual(row.signatures.map(({ signerId }) => signerId))
  })

  test('an employee signs alone', async () => {
    const { askPhoto, roman, sign, administrator } = cast
    const requestId = await askPhoto({ classIds: [], personIds: [roman.personId] })
    await sign(roman, requestId, roman)
    const { rows } = done(await administrator.reads(contract.listRegister, { requestId }))
    expect(rows).toMatchObject([{ state: 'signed', subject: { pupil: false }, className: null }])
  })

  test('a day of birth that cannot be is refused', async () => {
    const { elena, timur, roman, aliya } = cast
    const set = (who: typeof elena, personId: string, day: string) =>
      who.does(contract.setBirthDay, { id: randomUUID(), personId, day })
    expect((await set(elena, timur.personId, '1980-01-01')).body.field).toBe('day')
    expect((await set(roman, timur.personId, '2014-01-01')).status).toBe(404)
    expect((await set(aliya, timur.personId, '2014-01-01')).status).toBe(404)
  })
})

describe('withdrawal', () => {
  test('starts the term of the law, and the administration closes it', async () => {
    const { askPhoto, aliya, timur, sign, withdraw, rowOf, matters, administrator } = cast
    const requestId = await askPhoto()
    await sign(aliya, requestId, timur)
    const before = (await matters()).length
    expect(done(await withdraw(aliya, requestId, timur))).toMatchObject({ state: 'withdrawn', can: { sign: true } })
    expect((await withdraw(aliya, requestId, timur)).status).toBe(409)
    expect((await rowOf(requestId, timur)).state).toBe('withdrawn')
    const list = await matters()
    expect(list).toHaveLength(before + 1)
    const matter = list.find(({ title }) => title === PHOTO.title)!
    expect(matter).toMatchObject({ kind: 'consentWithdrawn', subject: 'Ахметов Тимур', can: { extend: false } })
    const close = { id: randomUUID(), matterId: matter.id, outcome: 'Снимки удалены, акт № 4' }
    expect(done(await administrator.does(contract.closeMatter, close))).toMatchObject({ urgency: 'done' })
    expect((await administrator.does(contract.closeMatter, { ...close, id: randomUUID() })).status).toBe(409)
  })

  test('a slip starts none', async () => {
    const { ask, aliya, timur, sign, withdraw, matters } = cast
    const requestId = done(await ask(SLIP)).id
    await sign(aliya, requestId, timur, 'Забираю сама')
    const before = (await matters()).length
    done(await withdraw(aliya, requestId, timur))
    expect(await matters()).toHaveLength(before)
  })

  test('a request of a parent: reckoned in working days, extended once, with a reason', async () => {
    const { administrator, organizationId } = cast
    const opened = done(
      await administrator.does(contract.openMatter, {
        id: randomUUID(),
        organizationId,
        kind: 'accessRequest',
        about: 'Ахметова А.: какие данные хранятся',
        begunOn: '2026-11-02',
      }),
    )
    expect(opened).toMatchObject({ dueOn: '2026-11-17', law: { clause: 'ст. 14, ст. 20, ч. 1, 2' }, rough: true })
    const extend = () =>
      administrator.does(contract.extendMatter, { id: randomUUID(), matterId: opened.id, reason: 'Архив за три года' })
    expect(done(await extend())).toMatchObject({ dueOn: '2026-11-24', extended: true })
    expect((await extend()).status).toBe(409)
    const tomorrow = { kind: 'accessRequest' as const, about: 'Завтра', begunOn: '2099-01-01' }
    const future = await administrator.does(contract.openMatter, { id: randomUUID(), organizationId, ...tomorrow })
    expect(future.body.field).toBe('begunOn')
  })
})

describe('paper', () => {
  const paper = async (requestId: string, more: object = {}) =>
    cast.elena.does(contract.recordPaper, {
      id: randomUUID(),
      requestId,
      subjectId: cast.sonya.personId,
      signerId: cast.anna.personId,
      answer: 'signed',
      day: '2026-11-20',
      ...more,
    })

  test('counts the same, with who has entered it and the scan', async () => {
    const { askPhoto, elena, roman, organizationId, administrator } = cast
    const requestId = await askPhoto()
    const fileId = await placeFile(world.db, { organizationId, owner: elena, chatId: null })
    const row = done(await paper(requestId, { fileId }))
    expect(row).toMatchObject({
      state: 'signed',
      signatures: [{ way: 'paper', markedBy: 'Воробьёва Елена Сергеевна', scan: true }],
    })
    const scan = { signatureId: row.signatures[0]!.id }
    expect((await elena.downloads(contract.openScan, scan)).body).toBe('Список на экскурсию')
    expect((await administrator.downloads(contract.openScan, scan)).statusCode).toBe(200)
    expect((await roman.downloads(contract.openScan, scan)).statusCode).toBe(404)
    expect((await cast.aliya.downloads(contract.openScan, scan)).statusCode).toBe(404)

    expect(done(await paper(requestId, { answer: 'withdrawn', day: '2026-11-21' })).state).toBe('withdrawn')
    expect((await paper(requestId, { answer: 'withdrawn' })).status).toBe(409)
    // The scan of the signature is not lost by the withdrawal.
    expect((await elena.downloads(contract.openScan, scan)).statusCode).toBe(200)
  })

  test('only of a family of the class, by a signer of that child, not from the future', async () => {
    const { askPhoto, lev, gleb, aliya } = cast
    const requestId = await askPhoto()
    expect((await paper(requestId, { subjectId: lev.personId, signerId: gleb.personId })).status).toBe(404)
    expect((await paper(requestId, { signerId: aliya.personId })).status).toBe(404)
    expect((await paper(requestId, { day: '2099-01-01' })).body.field).toBe('day')
    expect((await paper(requestId, { fileId: randomUUID() })).status).toBe(404)
  })

  test('the register is printed and exported; a typed formula is text', async () => {
    const { ask, aliya, elena, timur, sign, roman } = cast
    const requestId = done(await ask(SLIP)).id
    await sign(aliya, requestId, timur, '=HYPERLINK("http://x")')
    const sheet = await elena.downloads(contract.exportRegister, { requestId })
    const { default: readXlsx } = await import('read-excel-file/node')
    const [{ data }] = (await readXlsx(sheet.rawPayload)) as unknown as [{ data: string[][] }]
    expect(data[0]?.[1]).toBe('Фамилия, имя, отчество')
    expect(data.find((row) => row[1] === 'Ахметов Тимур')?.at(-1)).toBe('=HYPERLINK("http://x")')
    const { unzipSync, strFromU8 } = await import('fflate')
    const xml = strFromU8(Object.entries(unzipSync(sheet.rawPayload)).find(([name]) => name.includes('sheet1'))![1])
    expect(xml).not.toContain('<f>')
    for (const document of [contract.printRegister, contract.printDocument]) {
      const pdf = await elena.downloads(document, { requestId, subjectId: timur.personId } as never)
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    }
    expect((await aliya.downloads(contract.printDocument, { requestId, subjectId: timur.personId })).statusCode).toBe(
      200,
    )
    expect((await roman.downloads(contract.exportRegister, { requestId })).statusCode).toBe(404)
  })
})

describe('who sees and who asks', () => {
  test('a class teacher: the own class of a school-wide register', async () => {
    const { askPhoto, class7a, class7b, elena, roman, administrator, counts } = cast
    const requestId = await askPhoto({ classIds: [class7a, class7b] })
    expect((await counts(requestId, roman)).of).toBe(1)
    expect((await counts(requestId, administrator)).of).toBeGreaterThan(2)
    const { classes, can } = done(await elena.reads(contract.getRequest, { requestId }))
    expect(classes.map(({ name }) => name)).toEqual(['7А'])
    expect(can).toEqual({ close: false, remind: false, mark: true })
    expect((await elena.reads(contract.listRegister, { requestId, classId: class7b })).body.rows).toEqual([])
    expect((await elena.does(contract.closeRequest, { id: randomUUID(), requestId })).status).toBe(403)
  })

  test('a family learns nothing of others; hidden is missing', async () => {
    const { askPhoto, aliya, gleb, sonya } = cast
    const requestId = await askPhoto()
    expect((await aliya.reads(contract.getRequest, { requestId })).status).toBe(403)
    const about = { requestId, subjectId: sonya.personId }
    const hidden = (await aliya.reads(contract.getDocument, about)).body
    const missing = (await aliya.reads(contract.getDocument, { ...about, requestId: randomUUID() })).body
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
    expect((await gleb.reads(contract.getRequest, { requestId })).status).toBe(404)
  })

  test('a neighbour class, nobody, and a past deadline are not asked', async () => {
    const { ask, class7b, lev, elena, aliya, roman } = cast
    const before = await world.db.selectFrom('consent_requests').select('id').execute()
    expect((await ask(SLIP, { classIds: [class7b] })).status).toBe(400)
    expect((await ask(SLIP, { classIds: [], personIds: [lev.personId] })).status).toBe(400)
    expect((await ask(SLIP, { classIds: [], personIds: [roman.personId] })).status).toBe(400)
    expect((await ask(SLIP, { classIds: [] })).body.field).toBe('classIds')
    expect((await ask(SLIP, { deadline: '2020-01-01T00:00:00Z' })).body.field).toBe('deadline')
    expect((await ask(SLIP, {}, aliya)).status).toBe(403)
    expect(elena.accountId).not.toBe('')
    expect(await world.db.selectFrom('consent_requests').select('id').execute()).toEqual(before)
  })

  test('a repeated request is one, and asks whoever is awaited, once each', async () => {
    const { ask, aliya, timur, anna } = cast
    const id = randomUUID()
    done(await ask(SLIP, { id }))
    done(await ask(SLIP, { id, deadline: null }))
    const before = await told(aliya.accountId)
    await tellAsked.run(world.db, { requestId: id })
    expect(await told(aliya.accountId)).toBe(before + 1)
    expect(await told(timur.accountId)).toBe(0)
    expect(anna.accountId).toBe('')
  })

  test('the register is told to its author and the class teacher, not to families', async () => {
    const { askPhoto, administrator, elena, ruslan } = cast
    const requestId = await askPhoto()
    const before = await Promise.all([administrator, elena, ruslan].map(({ accountId }) => told(accountId)))
    await tellRegister.run(world.db, { requestId })
    const after = await Promise.all([administrator, elena, ruslan].map(({ accountId }) => told(accountId)))
    expect(after.map((count, place) => count - before[place]!)).toEqual([1, 1, 0])
  })

  test('a reminder goes to the rest, at most once in twelve hours; two days before the deadline by itself', async () => {
    const { ask, elena, aliya, ruslan, timur, sign } = cast
    const deadline = new Date(Date.now() + 72 * 3600_000).toISOString()
    const requestId = done(await ask(SLIP, { deadline })).id
    const remind = () => elena.does(contract.remindRest, { id: randomUUID(), requestId })
    expect(done(await remind())).toMatchObject({ absent: 1 })
    expect((await remind()).status).toBe(429)
    shiftClock(13 * 3600_000)
    await sign(aliya, requestId, timur)
    const before = await told(ruslan.accountId)
    await remindOnTime.run(world.db, { requestId })
    await tellAsked.run(world.db, { requestId })
    expect(await told(ruslan.accountId)).toBe(before) // the other guardian has signed: nothing is awaited
  })

  test('closed: nobody is asked, answers stay, and may still be withdrawn', async () => {
    const { ask, elena, aliya, ruslan, timur, sign, waiting, withdraw, decline } = cast
    const requestId = done(await ask(SLIP)).id
    await sign(aliya, requestId, timur)
    expect(done(await elena.does(contract.closeRequest, { id: randomUUID(), requestId })).closedAt).not.toBeNull()
    expect((await waiting(ruslan)).map(({ request }) => request.id)).not.toContain(requestId)
    expect((await decline(ruslan, requestId, timur)).status).toBe(409)
    expect((await elena.does(contract.remindRest, { id: randomUUID(), requestId })).status).toBe(409)
    expect(done(await withdraw(aliya, requestId, timur)).state).toBe('withdrawn')
  })

  test('a newcomer of the class is asked, a leaver is not', async () => {
    const { ask, school, class7a, counts } = cast
    const requestId = done(await ask(SLIP)).id
    const { of } = await counts(requestId)
    await school.pupil('Вера Новикова', class7a)
    expect((await counts(requestId)).of).toBe(of + 1)
  })
})

test('the year’s days are the school’s to check: open terms are reckoned anew, and are rough no more', async () => {
  const { organizationId } = cast
  const open = {
    id: randomUUID(),
    organizationId,
    kind: 'accessRequest' as const,
    about: 'Иванова',
    begunOn: '2026-11-02',
  }
  const opened = done(await cast.administrator.does(contract.openMatter, open))
  expect(opened).toMatchObject({ dueOn: '2026-11-17', rough: true })
  const draft = done(await cast.administrator.reads(contract.getWorkYear, { organizationId, year: 2026 }))
  expect(draft).toMatchObject({ checked: null, off: expect.arrayContaining(['11-04', '12-31']) })
  const off = [...draft.off, '11-05', '11-07'] // the 7th is a Saturday: off as it is
  const year = { id: randomUUID(), organizationId, year: 2026, off, work: ['11-14', '11-10'], act: draft.act }
  expect((await cast.elena.does(contract.setWorkYear, year)).status).toBe(403)
  done(await cast.administrator.does(contract.setWorkYear, year))
  const saved = done(await cast.administrator.reads(contract.getWorkYear, { organizationId, year: 2026 }))
  expect(saved).toMatchObject({ work: ['11-14'], checked: { by: 'Ольга Синицына' } })
  expect(saved.off).not.toContain('11-07')
  const matter = (await cast.matters()).find(({ id }) => id === open.id)
  expect(matter).toMatchObject({ dueOn: '2026-11-17', rough: false })
  done(await cast.administrator.does(contract.setWorkYear, { ...year, id: randomUUID(), work: [] }))
  expect((await cast.matters()).find(({ id }) => id === open.id)!.dueOn).toBe('2026-11-18')
})

test('kept for as long as the school says once nothing is in force: not a day less, and never what holds', async () => {
  cast = await openConsents(world)
  const { organizationId, administrator, elena } = cast
  const set = (who: Member, years: number | null) =>
    who.does(contract.setRetention, { id: randomUUID(), organizationId, years })
  const [holds, over] = [await cast.askPhoto(), await cast.askPhoto()]
  await cast.sign(cast.aliya, holds, cast.timur)
  await cast.sign(cast.aliya, over, cast.timur)
  done(await cast.withdraw(cast.aliya, over, cast.timur))
  for (const requestId of [holds, over]) {
    done(await administrator.does(contract.closeRequest, { id: randomUUID(), requestId }))
  }
  const due = async () => (await findOverdue(world.db)).map(({ id }) => id).filter((id) => id === holds || id === over)
  const ago = (years: number, days: number) =>
    new Date(Date.now() - years * 365.25 * 24 * 3600_000 - days * 24 * 3600_000)
  const age = async (at: Date) => {
    await world.db.updateTable('consent_requests').set({ closed_at: at }).where('id', 'in', [holds, over]).execute()
    const signed = world.db
      .updateTable('consent_signatures')
      .set({ at: at as never })
      .where('request_id', 'in', [holds, over])
    await signed.execute()
    const withdrawn = world.db.updateTable('consent_signatures').set({ withdrawn_at: at as never })
    await withdrawn.where('request_id', '=', over).execute()
  }
  await age(ago(3, 10))
  expect(await due(), 'for ever, until the school sets a term').toEqual([])
  expect((await set(elena, 3)).status).toBe(403)
  done(await set(administrator, 3))
  expect(await due(), 'the law’s own term is open still').toEqual([])
  await world.db
    .updateTable('privacy_matters')
    .set({ done_at: new Date() })
    .where('organization_id', '=', organizationId)
    .execute()
  expect(await due()).toEqual([over])
  await age(ago(3, -10))
  expect(await due(), 'not a day less').toEqual([])
  await age(ago(3, 10))
  await forgetOverdue.run(world.db, {})
  expect((await administrator.reads(contract.getRequest, { requestId: over })).status).toBe(404)
  expect((await administrator.reads(contract.getRequest, { requestId: holds })).status).toBe(200)
  done(await set(administrator, null))
  expect(done(await administrator.reads(contract.listTemplates, { organizationId })).retention).toBeNull()
})
