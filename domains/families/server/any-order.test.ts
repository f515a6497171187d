import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { startDirect } from '#contract/chats'
import { setRoles } from '#contract/people'
import { seatPeople } from '#domains/chats'
import { inTransaction } from '#server/events'
import { openWorld } from '#test/world'
import * as contract from '../contract.ts'
import { settleAges } from './coming-of-age.ts'
import { bornAgo, openFamilies } from './test-cast.ts'

const world = await openWorld()
afterAll(() => world.close())

const KINDS = [
  'sight',
  'signing',
  'talk',
  'lift',
  'birthday',
  'younger',
  'keep',
  'letGo',
  'teach',
  'noTeacher',
] as const

test('any order of limits, birthdays, wishes and roles leaves every chat as a recomputation would', async () => {
  const here = await openFamilies(world)
  const { organizationId, timur, ruslan, aliya, administrator } = here
  const guardians = [ruslan, aliya]
  const talks: string[] = []
  for (const one of guardians) {
    const asked = await one.does(startDirect, { id: randomUUID(), organizationId, personId: timur.personId })
    talks.push(asked.body.id)
  }
  const open: string[] = []

  async function step(kind: (typeof KINDS)[number], who: number): Promise<void> {
    const guardian = guardians[who]!
    const bond = { id: randomUUID(), pupilId: timur.personId, guardianId: guardian.personId }
    if (kind === 'sight' || kind === 'signing' || kind === 'talk') {
      const { body, status } = await here.limit({ [kind]: true })
      expect(status).toBe(200)
      open.push(body.id)
    }
    const last = kind === 'lift' ? open.pop() : undefined
    if (last) expect((await here.lift(last)).status).toBe(200)
    if (kind === 'birthday' || kind === 'younger') {
      await here.born(timur, bornAgo(kind === 'birthday' ? 18 : 15))
      await settleAges(world.db)
    }
    if (kind === 'keep' || kind === 'letGo') await timur.does(contract.keepGuardian, { ...bond, keep: kind === 'keep' })
    if (kind === 'teach' || kind === 'noTeacher') {
      const roles = kind === 'teach' ? ['teacher' as const] : []
      const set = { id: randomUUID(), personId: guardian.personId, roles }
      expect((await administrator.does(setRoles, set)).status).toBe(200)
    }
  }

  const seats = async () => {
    const rows = await world.db
      .selectFrom('chat_seats')
      .innerJoin('chats', 'chats.id', 'chat_id')
      .select(['chat_id', 'person_id', 'part', 'card'])
      .where('organization_id', '=', organizationId)
      .where('left_at', 'is', null)
      .orderBy('chat_id')
      .orderBy('person_id')
      .execute()
    return rows
  }

  const anyStep = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.nat({ max: 1 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 8 }), async (steps) => {
      for (const { kind, who } of steps) await step(kind, who)
      const found = await seats()
      await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId, actorId: null }))
      expect(await seats()).toEqual(found)

      // And the recomputation itself is right: whoever may talk sits with the parents and in the own talk, nobody else.
      const parents = await here.chatOf('parents')
      const talking = await world.db
        .selectFrom('bonds_talking')
        .selectAll()
        .where('pupil_id', '=', timur.personId)
        .execute()
      for (const [n, { personId }] of guardians.entries()) {
        const may = talking.some(({ guardian_id }) => guardian_id === personId)
        const sits = (chatId: string) => found.some((seat) => seat.chat_id === chatId && seat.person_id === personId)
        expect([sits(parents), sits(talks[n]!)]).toEqual([may, may])
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)
