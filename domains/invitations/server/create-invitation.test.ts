import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { shiftClock } from '#server/clock'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { createInvitation, listInvitations, openInvitation, revokeInvitation, revokeUnclaimed } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

async function cast() {
  school = await openSchool(world)
  const classId = await school.addClass('7А')
  const otherId = await school.addClass('7Б')
  const admin = await school.person('Анна Ильинична Кузнецова', 'administrator')
  const leader = await school.teacher('Елена Сергеевна Воробьёва', classId)
  const otherLeader = await school.teacher('Олег Петрович Лапин', otherId)
  const pupil = await school.pupil('Тимур Ахметов', classId)
  const mother = await school.guardianOf(pupil, 'Алия Ахметова')
  return { organizationId: school.organizationId, classId, otherId, admin, leader, otherLeader, pupil, mother }
}

const wish = (organizationId: string, more: object = {}) => ({
  id: randomUUID(),
  organizationId,
  role: 'pupil' as const,
  approval: false,
  ...more,
})
const tokenOf = (url: string) => url.split('/join/')[1]!

test('a class teacher makes a link to the own class; whoever holds it sees school, class and role, nobody else', async () => {
  const { organizationId, classId, leader, admin } = await cast()

  const made = await leader.does(createInvitation, wish(organizationId, { classId, usesMax: 30, days: 7 }))

  expect(made.body).toMatchObject({
    state: 'open',
    uses: 0,
    usesMax: 30,
    approval: false,
    class: { id: classId, name: '7А' },
  })
  expect(made.body.url).toMatch(/^http.*\/join\/[\w-]{22}$/)
  expect((await admin.reads(listInvitations, { organizationId })).body.invitations).toEqual([made.body])
  const seen = await world.as().does(openInvitation, { token: tokenOf(made.body.url) })
  expect(seen.body).toEqual({
    organizationName: 'Школа № 14',
    organizationKind: 'school',
    suggestedLogin: null,
    className: '7А',
    role: 'pupil',
    approval: false,
    expiresAt: made.body.expiresAt,
  })
  const named = { token: tokenOf(made.body.url), name: { lastName: 'Щукина', firstName: 'Юля' } }
  expect((await world.as().does(openInvitation, named)).body.suggestedLogin).toBe('yulya.schukina')
  expect(await school.told()).toContain('invitations.invitationsChanged')
})

test('the database holds nothing that opens the link', async () => {
  const { organizationId, classId, leader } = await cast()
  const { body } = await leader.does(createInvitation, wish(organizationId, { classId }))

  const row = await world.db.selectFrom('invitations').selectAll().where('id', '=', body.id).executeTakeFirstOrThrow()
  await leader.does(revokeInvitation, { id: randomUUID(), invitationId: body.id })
  const results = await world.db.selectFrom('command_results').selectAll().execute()

  expect(JSON.stringify(row)).not.toContain(tokenOf(body.url))
  expect(row.token_hash.toString('base64url')).not.toContain(tokenOf(body.url))
  expect(JSON.stringify(results)).not.toContain(tokenOf(body.url))
})

test('the same command twice makes one link', async () => {
  const { organizationId, classId, leader } = await cast()
  const same = wish(organizationId, { classId })

  const [one, two] = await Promise.all([leader.does(createInvitation, same), leader.does(createInvitation, same)])

  expect(one.body).toEqual(two.body)
  expect((await leader.reads(listInvitations, { organizationId, classId })).body.invitations).toHaveLength(1)
})

test.each([
  ['a class teacher into a class of another', 'leader', { role: 'pupil', class: 'other' }, 404],
  ['a class teacher for staff', 'leader', { role: 'teacher' }, 403],
  ['a pupil', 'pupil', { role: 'pupil', class: 'own' }, 404],
  ['a guardian', 'mother', { role: 'guardian', class: 'own' }, 404],
  ['a pupil without a class', 'pupil', { role: 'pupil' }, 403],
  ['the administrator, staff into a class', 'admin', { role: 'teacher', class: 'own' }, 400],
  ['the administrator, a pupil into no class', 'admin', { role: 'pupil' }, 400],
  ['the administrator, a director at once', 'admin', { role: 'director' }, 400],
  ['the administrator, a deputy by request', 'admin', { role: 'deputy', approval: true }, 200],
  ['the administrator, a teacher at once', 'admin', { role: 'teacher' }, 200],
] as const)('%s invites: %s %o %i', async (_what, who, { role, ...more }, status) => {
  const all = await cast()
  const classId = 'class' in more ? (more.class === 'own' ? all.classId : all.otherId) : undefined
  const approval = 'approval' in more

  const answer = await all[who].does(createInvitation, wish(all.organizationId, { role, classId, approval }))

  expect(answer.status).toBe(status)
  if (status !== 200) expect(await school.told()).not.toContain('invitations.invitationsChanged')
})

test('a subject teacher sees the class but does not invite into it', async () => {
  const { organizationId, classId, otherLeader } = await cast()
  await school.seat(otherLeader, classId, 'teacher')
  expect((await otherLeader.does(createInvitation, wish(organizationId, { classId }))).status).toBe(403)
})

test('links of a hidden class, of another school and of nowhere are the same refusal', async () => {
  const { organizationId, classId, leader, otherLeader, pupil } = await cast()
  const { body: link } = await leader.does(createInvitation, wish(organizationId, { classId }))
  const outsider = await (await openSchool(world)).person('Ольга Чужая', 'administrator')

  const hidden = await otherLeader.does(revokeInvitation, { id: randomUUID(), invitationId: link.id })
  const foreign = await outsider.does(revokeInvitation, { id: randomUUID(), invitationId: link.id })
  const missing = await outsider.does(revokeInvitation, { id: randomUUID(), invitationId: randomUUID() })
  const unentitled = await pupil.does(revokeInvitation, { id: randomUUID(), invitationId: link.id })

  expect(hidden.status).toBe(404)
  for (const other of [foreign, missing, unentitled]) expect(other.body.reason).toBe(hidden.body.reason)
  expect((await outsider.reads(listInvitations, { organizationId })).status).toBe(404)
  expect((await otherLeader.reads(listInvitations, { organizationId })).body.invitations).toEqual([])
  expect((await otherLeader.reads(listInvitations, { organizationId, classId })).status).toBe(404)
})

test('a revoked link stops at once and says so; a second revocation changes nothing', async () => {
  const { organizationId, classId, leader, admin } = await cast()
  const { body: link } = await leader.does(createInvitation, wish(organizationId, { classId }))

  const revoked = await admin.does(revokeInvitation, { id: randomUUID(), invitationId: link.id })
  const again = await leader.does(revokeInvitation, { id: randomUUID(), invitationId: link.id })

  expect(revoked.body.state).toBe('revoked')
  expect(again.body).toEqual(revoked.body)
  const opened = await world.as().does(openInvitation, { token: tokenOf(link.url) })
  expect(opened.status).toBe(409)
  expect(opened.body.reason).toContain('отозвали')
  expect((await school.told()).filter((type) => type === 'invitations.invitationsChanged')).toHaveLength(2)
})

test('an expired link says so, an unknown one is not found, a link into an archived class is closed', async () => {
  const { organizationId, classId, leader } = await cast()
  const { body: link } = await leader.does(createInvitation, wish(organizationId, { classId, days: 7 }))
  const open = () => world.as().does(openInvitation, { token: tokenOf(link.url) })

  shiftClock(7 * 24 * 3600 * 1000 - 60_000)
  expect((await open()).status).toBe(200)
  shiftClock(7 * 24 * 3600 * 1000 + 60_000)
  expect((await open()).body).toMatchObject({ error: 'conflict', reason: expect.stringContaining('истёк') })
  expect((await world.as().does(openInvitation, { token: 'A'.repeat(22) })).status).toBe(404)

  shiftClock(0)
  await world.db.updateTable('classes').set({ archived_at: new Date() }).where('id', '=', classId).execute()
  expect((await open()).status).toBe(409)
})

test('revoking all unclaimed takes the open and unused ones of this school only; only the administration does it', async () => {
  const { organizationId, classId, leader, admin } = await cast()
  const make = async (more: object = {}) =>
    (await leader.does(createInvitation, wish(organizationId, { classId, ...more }))).body
  const [unused, used, expired] = [await make(), await make(), await make({ days: 1 })]
  await world.db.updateTable('invitations').set({ uses: 1 }).where('id', '=', used.id).execute()
  const neighbour = await openSchool(world)
  const neighbourAdmin = await neighbour.person('Ольга Соседова', 'administrator')
  const foreign = await neighbourAdmin.does(createInvitation, wish(neighbour.organizationId, { role: 'teacher' }))
  shiftClock(2 * 24 * 3600 * 1000)

  expect((await leader.does(revokeUnclaimed, { id: randomUUID(), organizationId })).status).toBe(403)
  const done = await admin.does(revokeUnclaimed, { id: randomUUID(), organizationId })

  expect(done.body).toEqual({ invitations: 1, sheets: 0 })
  const { invitations } = (await admin.reads(listInvitations, { organizationId })).body
  const states = Object.fromEntries(invitations.map(({ id, state }) => [id, state]))
  expect(states).toEqual({ [unused.id]: 'revoked', [used.id]: 'open', [expired.id]: 'expired' })
  const theirs = await neighbourAdmin.reads(listInvitations, { organizationId: neighbour.organizationId })
  expect(theirs.body.invitations).toMatchObject([{ id: foreign.body.id, state: 'open' }])
})
