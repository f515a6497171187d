import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import * as rosters from '#contract/rosters'
import { compareList, readList, writeList } from '#domains/rosters'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { KEY, type OneRosterServer, openOneRosterServer, smallSchool } from '#test/one-roster'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { pull } from './sync.ts'

export let world: World
export let school: School
export let anna: Member
export let journal: OneRosterServer
const hosts = config.journalHosts

/** A school with its administrator and a journal beside it, anew for every test of the file. */
export function setStage(): void {
  beforeAll(async () => {
    world = await openWorld()
  })
  beforeEach(async () => {
    school = await openSchool(world)
    anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
    await standBeside(await openOneRosterServer(smallSchool()))
  })
  afterEach(async () => {
    shiftClock(0)
    config.journalHosts = hosts
    await journal.close()
  })
  afterAll(() => world?.close())
}

/** This journal instead of the one that was there. */
export async function standBeside(next: OneRosterServer): Promise<void> {
  await journal?.close()
  journal = next
  config.journalHosts = [journal.host]
}

export const id = () => crypto.randomUUID()
export const wish = (more = {}) => ({
  id: id(),
  organizationId: school.organizationId,
  adapter: 'oneroster' as const,
  name: 'ЭПОС.Школа',
  address: journal.address,
  tokenAddress: journal.tokenAddress,
  ...KEY,
  ...more,
})

export async function connect(more = {}): Promise<contract.Journal> {
  const answer = await anna.does(contract.connectJournal, wish(more))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** Presses the button and lets the jobs run. */
export async function sync(): Promise<contract.Sync> {
  const started = await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  return run(started.body.id)
}

export async function run(syncId: string): Promise<contract.Sync> {
  await pull.run(world.db, { syncId })
  const row = await world.db.selectFrom('journal_syncs').selectAll().where('id', '=', syncId).executeTakeFirstOrThrow()
  if (row.import_id) {
    await readList.run(world.db, { importId: row.import_id })
    await compareList.run(world.db, { importId: row.import_id })
    await writeList.run(world.db, { importId: row.import_id })
  }
  return (await look()).syncs.find((one) => one.id === syncId)!
}

export const look = async () => {
  const answer = await anna.reads(contract.getJournal, { organizationId: school.organizationId })
  expect(answer.status).toBe(200)
  return answer.body
}

export async function write(importId: string) {
  const answer = await anna.does(rosters.writeImport, { id: id(), importId })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await writeList.run(world.db, { importId })
}

export const people = async () => {
  const rows = await world.db
    .selectFrom('people')
    .select(['last_name', 'first_name'])
    .where('organization_id', '=', school.organizationId)
    .where('left_at', 'is', null)
    .orderBy('last_name')
    .execute()
  return rows.map(({ last_name, first_name }) => `${last_name} ${first_name}`)
}

export const linked = async () => {
  const { body } = await anna.reads(contract.listLinked, { organizationId: school.organizationId, shown: 'linked' })
  return Object.fromEntries(body.people.map(({ fullName, journalId }) => [fullName, journalId]))
}

export const subjectChats = async () =>
  (
    await world.db
      .selectFrom('chats')
      .select('title')
      .where('organization_id', '=', school.organizationId)
      .where('subject_id', 'is not', null)
      .where('archived_at', 'is', null)
      .orderBy('title')
      .execute()
  ).map(({ title }) => title)

export const idOf = async (lastName: string) =>
  (
    await world.db
      .selectFrom('people')
      .select('id')
      .where('organization_id', '=', school.organizationId)
      .where('last_name', '=', lastName)
      .executeTakeFirstOrThrow()
  ).id
