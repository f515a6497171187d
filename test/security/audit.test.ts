import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEEDS } from '#rules/audit'
import { openWorld, type World } from '../world.ts'
import { CALLERS, type Caller, type Cast, gatherCast } from './cast.ts'
import { expectedOf, MATRIX, ONLY_LOOK, type Row, type Stage } from './matrix/index.ts'
import { type Undoing, undoChanges } from './undoing.ts'

// A command is administrative when the matrix lets nobody do it but those who run a school, lead a class or run the
// installation. Each of them leaves an entry of its name in the audit; an export of the same kind, too.
const RULING: readonly Caller[] = [
  'operator',
  'administrator',
  'additionalAdministrator',
  'director',
  'deputy',
  'classTeacher',
  'otherTeacher',
]

/** Administrative by the table, and no act over anybody: each with its reason. */
const EXCUSED: Record<string, string> = {
  'accounts.removePasskey': 'one’s own way in',
  'accounts.openExport': 'one’s own data',
  'polls.closePoll': 'an author closes the own poll',
  'polls.exportVotes': 'an author takes the table of the own poll',
  'rosters.uploadRoster': 'a draft until it is written',
  'rosters.setMapping': 'a draft until it is written',
  'rosters.reopenMapping': 'a draft until it is written',
  'rosters.decide': 'a draft until it is written',
  'rosters.dropImport': 'a draft until it is written',
  'lessons.readTable': 'a preview: nothing is written',
  'chats.addMembers': 'an owner gathers the own chat, which tells of it',
  'chats.removeMember': 'an owner keeps the own chat, which tells of it',
  'chats.pinMessage': 'an owner keeps the own chat, which tells of it',
  'chats.setRules': 'an owner keeps the own chat, which tells of it',
  'chats.nameChat': 'an owner keeps the own chat, which tells of it',
  'chats.closeChat': 'an owner keeps the own chat, which tells of it',
  'calls.endCall': 'a host leads the own call, which tells of it',
  'calls.admitPeople': 'a host leads the own call, which tells of it',
  'calls.removeParticipant': 'a host leads the own call, which tells of it',
  'calls.lowerHands': 'a host leads the own call, which tells of it',
  'calls.letBack': 'a host leads the own call, which tells of it',
  'calls.appointHost': 'a host leads the own call, which tells of it',
  'calls.appointCaptioner': 'a host leads the own call, which tells of it',
  'recordings.stopRecording': 'a host ends the own recording; that it began is an entry',
  'calls.changePlanned': 'a teacher plans the own call, and its chats are told',
  'calls.callOff': 'a teacher plans the own call, and its chats are told',
  'calls.setHosting': 'a host leads the own call, which tells of it',
  'broadcasts.openCamera': 'an address for the own camera; that it goes on the air is an entry',
  'broadcasts.pour': 'the picture of the own broadcast; that it goes on the air is an entry',
  'appointments.removeTime': 'a teacher keeps the own hours, and whoever has booked one is told',
  'files.removeFile': 'one’s own file, not sent yet',
  'links.dropPreview': 'an author takes the card from the own message',
}

let world: World
let undoing: Undoing
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  undoing = await undoChanges(world)
  cast = await gatherCast(world)
  await undoing.digest()
})
afterAll(async () => {
  await undoing?.close()
  await world?.close()
})

const allowed = (row: Row): Caller[] => CALLERS.filter((caller) => expectedOf(row, caller) === 'ok')
const rowsByName = Map.groupBy(MATRIX, ({ contract }) => contract.name)
const administrative = [...rowsByName].filter(([name, rows]) => {
  const may = new Set(rows.flatMap(allowed))
  const { kind } = rows[0]!.contract
  if (kind === 'query' || ONLY_LOOK.has(name)) return false
  return may.size > 0 && [...may].every((caller) => RULING.includes(caller))
})

test('the table knows administrative commands of many domains', () => {
  expect(administrative.length).toBeGreaterThan(35)
  const excusedForNothing = Object.keys(EXCUSED).filter((name) => !administrative.some(([one]) => one === name))
  expect(excusedForNothing).toEqual([])
})

describe.each(administrative.filter(([name]) => !EXCUSED[name]).map(([name, rows]) => ({ name, rows })))(
  '$name',
  ({ rows }) => {
    test('leaves an entry that says who', async () => {
      const row = rows.find((one) => allowed(one).length > 0)!
      const caller = allowed(row)[0]!
      await undoing.undone(async () => {
        const input = await row.input({ cast, caller, db: world.db, ask: askAs(caller) } satisfies Stage)
        const before = await lastNos()
        const answer = await act(row, caller, input as Record<string, unknown>)
        expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
        const written = await world.db.selectFrom('audit_entries').selectAll().execute()
        const fresh = written.filter((entry) => entry.no > (before.get(entry.chain_id) ?? 0))
        expect(
          fresh.length,
          'no entry: call note() of #server/audit, and give the act a sentence in domains/audit/rules/deeds.ts',
        ).toBeGreaterThan(0)
        for (const entry of fresh) expect(entry.by_person ?? entry.by_account, 'who').not.toBeNull()
      })
    })
  },
)

test('every act that is noted has its sentence in both languages, and every sentence its act', () => {
  const sources = globSync('domains/*/server/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  const noted = new Set(
    sources.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      if (!text.includes("from '#server/audit'")) return []
      return [...text.matchAll(/\baction(?::| =) '([\w.]+)'/g)].map(([, action]) => action!)
    }),
  )
  expect([...noted].filter((action) => !DEEDS[action])).toEqual([])
  const written = sources.map((file) => readFileSync(file, 'utf8')).join('')
  const unsaid = Object.keys(DEEDS).filter((action) => !written.includes(`'${action}'`))
  expect(unsaid.filter((action) => !action.startsWith('moderation.'))).toEqual([])
})

const lastNos = async (): Promise<Map<string, number>> => {
  const chains = await world.db.selectFrom('audit_chains').selectAll().execute()
  return new Map(chains.map(({ chain_id, last_no }) => [chain_id, last_no]))
}

const askAs =
  (caller: Caller): Stage['ask'] =>
  async (query, input) => {
    const answer = await cast.as(caller).reads(query, input)
    return answer.status === 200 ? answer.body : undefined
  }

function act({ contract, body }: Row, caller: Caller, input: Record<string, unknown>) {
  const headers = { authorization: `Bearer ${cast.token(caller)}` }
  if (contract.kind === 'command') {
    return world.app.inject({ method: 'POST', url: `/api/${contract.name}`, headers, payload: input })
  }
  const query = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]))
  if (contract.kind === 'download') {
    return world.app.inject({ method: 'GET', url: `/api/${contract.name}`, headers, query })
  }
  return world.app.inject({
    method: 'POST',
    url: `/api/${contract.name}`,
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    query,
    payload: body!,
  })
}
