import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { cast } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
})
afterAll(() => world.close())

test('a typing mark bears the name; a channel’s reader leaves none', async () => {
  const [elena, mitya] = [await here.elena.listens(), await here.mitya.listens()]
  for (const client of [elena, mitya]) await client.hello()

  elena.send({ op: 'watch', chat: here.chats.class })
  await elena.until(({ op }) => op === 'presence')
  mitya.send({ op: 'signal', chat: here.chats.class, kind: 'typing' })
  const typing = await elena.until(({ kind }) => kind === 'typing')
  expect(typing).toMatchObject({ chat: here.chats.class, name: 'Митя Кузнецов' })

  elena.send({ op: 'watch', chat: here.chats.schoolChannel })
  await elena.until(({ op, chat }) => op === 'presence' && chat === here.chats.schoolChannel)
  await new Promise((pass) => setTimeout(pass, 1100)) // a mark is passed on at most once a second
  mitya.send({ op: 'signal', chat: here.chats.schoolChannel, kind: 'typing' })
  // An answer comes after whatever the same socket was told before it.
  for (const client of [mitya, elena]) await client.call('chats.listChats', {})
  expect(elena.frames.filter(({ kind, chat }) => kind === 'typing' && chat === here.chats.schoolChannel)).toEqual([])
  for (const client of [elena, mitya]) client.close()
})
