import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMessages, removeMessage, sendMessage } from '#contract/chats'
import { open, removeFile } from '#contract/files'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
import { placeFile } from '../../../test/security/place-file.ts'
import { purgeOrphans } from '../../files/server/purge-orphans.ts'
import * as contract from '../contract.ts'
import { gatherCast } from './test-cast.ts'

let world: World
let cast: Awaited<ReturnType<typeof gatherCast>>
beforeAll(async () => {
  world = await openWorld()
  cast = await gatherCast(world)
})
afterAll(() => world.close())

const upload = (owner: Member) =>
  placeFile(world.db, {
    organizationId: cast.organizationId,
    owner: owner as Member & { personId: string },
    chatId: null,
  })
const opens = async (who: Member, fileId: string) => (await who.downloads(open, { fileId })).statusCode
const newest = async (who: Member, chatId: string) => (await who.reads(listMessages, { chatId })).body.messages.at(-1)!
const age = () =>
  world.db
    .updateTable('files')
    .set({ created_at: new Date('2026-01-01') } as never)
    .execute()

/** What the form sends back of an announcement that is there. */
const contentOf = ({ title, text, deadline, acknowledge, perChild, audiences }: contract.Announcement) => ({
  ...{ title, text, deadline, acknowledge, perChild },
  chatIds: audiences.map(({ chatId }) => chatId),
})

test('the deputy prepares it with its papers, the administrator looks at them and publishes: R080', async () => {
  const { deputy, administrator, mother, ids } = cast
  const fileId = await upload(deputy)
  const draft = (await cast.draft(deputy, { chatIds: [ids.parents7a, ids.parents7b], fileIds: [fileId] })).body
  expect(draft.files).toMatchObject([{ id: fileId, name: 'Список.txt' }])
  expect([await opens(deputy, fileId), await opens(administrator, fileId), await opens(mother, fileId)]).toEqual([
    200, 404, 404,
  ])
  await deputy.does(contract.proposeAnnouncement, cast.step(draft.id))
  expect([await opens(administrator, fileId), await opens(mother, fileId)]).toEqual([200, 404])

  // An edit that names no files leaves them; one that does takes them away or brings the editor's own.
  const words = contentOf(draft)
  const edit = (more: object) =>
    administrator.does(contract.editAnnouncement, { ...cast.step(draft.id), ...words, ...more })
  expect((await edit({ title: 'Собрание' })).body.files).toHaveLength(1)
  const added = await upload(administrator)
  expect((await edit({ fileIds: [added, fileId] })).body.files.map(({ id }) => id)).toEqual([added, fileId])

  await age()
  await purgeOrphans.run(world.db, {})
  await cast.publish(administrator, draft.id)
  for (const chatId of [ids.parents7a, ids.parents7b]) {
    const { files } = await newest(mother, chatId)
    expect(files).toHaveLength(2)
    expect(await opens(mother, files[1]!.id)).toBe(200)
  }
  expect([await opens(mother, fileId), await opens(mother, added), await opens(cast.artem, fileId)]).toEqual([
    200, 200, 404,
  ])
})

test('a file goes with one announcement, is its author’s own, and is not taken away from under it', async () => {
  const { elena, roman, ids } = cast
  const fileId = await upload(elena)
  const one = await cast.announced(elena, { fileIds: [fileId] })
  expect((await cast.draft(elena, { fileIds: [fileId] })).body).toMatchObject({ field: 'fileIds' })
  expect((await cast.draft(roman, { chatIds: [ids.parents7b], fileIds: [await upload(elena)] })).status).toBe(404)
  expect((await elena.does(removeFile, { fileId })).status).toBe(409)
  expect((await cast.seen(elena, one.id)).announcement.files).toHaveLength(1)
})

test('a draft takes its files along; a removed message closes those of what was published', async () => {
  const { elena, father, ids } = cast
  const [kept, dropped] = [await upload(elena), await upload(elena)]
  const draft = (await cast.draft(elena, { fileIds: [kept, dropped] })).body
  await elena.does(contract.editAnnouncement, { ...cast.step(draft.id), ...contentOf(draft), fileIds: [kept] })
  expect([await opens(elena, kept), await opens(elena, dropped)]).toEqual([200, 404])
  await elena.does(contract.removeAnnouncement, cast.step(draft.id))
  expect(await opens(elena, kept)).toBe(404)

  const fileId = await upload(elena)
  await cast.announced(elena, { fileIds: [fileId] })
  const message = await newest(father, ids.parents7a)
  await elena.does(removeMessage, { id: randomUUID(), chatId: ids.parents7a, messageId: message.id })
  expect([await opens(father, fileId), await opens(father, message.files[0]!.id)]).toEqual([404, 404])
})

test('whose files are stopped by a measure has no way around it', async () => {
  const { roman, ids } = cast
  const fileId = await upload(roman)
  await world.db
    .insertInto('file_blocks')
    .values({ person_id: roman.personId, until: new Date(Date.now() + 3600_000) })
    .execute()
  const refused = await cast.draft(roman, { chatIds: [ids.parents7b], fileIds: [fileId] })
  const said = await roman.does(sendMessage, { id: randomUUID(), chatId: ids.parents7b, text: '', fileIds: [fileId] })
  expect([refused.status, said.status]).toEqual([403, 403])
})
