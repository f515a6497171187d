import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { gatherCast } from './test-cast.ts'

let world: World
let cast: Awaited<ReturnType<typeof gatherCast>>
beforeAll(async () => {
  world = await openWorld()
  cast = await gatherCast(world)
})
afterAll(() => world.close())

test('a teacher whose child learns here stands among colleagues with the post, among families as a father', async () => {
  const { school, administrator, roman, lev, ids, announced } = cast
  await school.guardianOf(lev, roman, 'father')
  const listed = async (chatIds: string[]) => {
    const { id } = await announced(administrator, { chatIds })
    const { rows } = (await administrator.reads(contract.listAcknowledgements, { announcementId: id })).body
    return rows.find(({ person }) => person.id === roman.personId)
  }
  const among = await listed([ids.staffChannel])
  expect(among).toMatchObject({ person: { kinship: null }, className: null })
  expect(await listed([ids.parents7a])).toMatchObject({ person: { kinship: { relation: 'father' } }, className: '7А' })
  expect(await listed([ids.parents7a, ids.staffChannel])).toMatchObject({ person: { kinship: null }, className: null })
})
