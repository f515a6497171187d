import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordPaper } from '#contract/consents'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
import { openConsents } from '../../consents/server/test-cast.ts'
import * as contract from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('R180: a document to sign is handed over on paper by whoever is responsible, until it is answered', async () => {
  const { organizationId, administrator, elena, roman, aliya, timur, askPhoto } = await openConsents(world)
  const papersOf = async (who: Member) => (await who.reads(contract.listTasks, { organizationId })).body.papers
  const requestId = await askPhoto()
  expect(await papersOf(elena), 'families that are here sign here').toEqual([])
  const refusal = { id: randomUUID(), subjectId: timur.personId, applicantId: aliya.personId, day: '2026-11-02' }
  const filed = { ...refusal, ground: 'refusal' as const, study: null, route: 'paper' as const }
  expect((await elena.does(contract.recordRefusal, filed)).status).toBe(200)
  const subject = { id: timur.personId, fullName: 'Ахметов Тимур', className: '7А' }
  for (const who of [elena, administrator]) {
    expect(await papersOf(who)).toMatchObject([{ requestId, title: 'Согласие на съёмку', deadline: null, subject }])
  }
  expect(await papersOf(roman)).toEqual([])
  const paper = { id: randomUUID(), requestId, subjectId: timur.personId, signerId: aliya.personId }
  expect((await elena.does(recordPaper, { ...paper, answer: 'signed', day: '2026-11-20' })).status).toBe(200)
  expect(await papersOf(elena)).toEqual([])
})

test('R183–R185: the register on paper tells how each child studies; others get none', async () => {
  const { organizationId, administrator, elena, roman, aliya, timur } = await openConsents(world)
  const filed = { id: randomUUID(), subjectId: timur.personId, applicantId: aliya.personId, day: '2026-11-02' }
  const means = { ground: 'noMeans' as const, study: 'recordings' as const, route: 'phone' as const }
  const phone = { address: '8 913 555-01-09' }
  expect((await elena.does(contract.recordRefusal, { ...filed, ...means, ...phone })).status).toBe(200)
  const printed = async (who: Member) => {
    const input = (await who.downloads(contract.printRegister, { organizationId })).rawPayload
    return execFileSync('pdftotext', ['-', '-'], { input, encoding: 'utf8' }).replace(/\s+/g, ' ')
  }
  for (const who of [administrator, elena]) {
    const text = await printed(who)
    for (const words of ['Ахметов Тимур', 'нет техники', 'телефон', 'записи и задания']) expect(text).toContain(words)
  }
  expect(await printed(roman)).not.toContain('Ахметов')
  expect((await aliya.downloads(contract.printRegister, { organizationId })).statusCode).toBe(403)
})
