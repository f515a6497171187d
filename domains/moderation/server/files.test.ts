import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendMessage } from '#contract/chats'
import { storage } from '#server/storage'
import { openSchool, type School } from '#test/school'
import { placeFile } from '#test/security/place-file'
import { openWorld, type World } from '#test/world'
import { sweepContent } from '../../files/server/forget-files.ts'
import * as contract from '../contract.ts'
import { cast, inAWeek } from './test-desk.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(school)
})
afterAll(() => world.close())

const upload = () => placeFile(world.db, { organizationId: here.organizationId, owner: here.mitya, chatId: null })
const send = async (text: string, fileId: string) =>
  here.mitya.does(sendMessage, { id: randomUUID(), chatId: here.class, text, fileIds: [fileId] })

test('a file stays as evidence with its hash, though the message and its content are gone from the chat', async () => {
  const sent = await send('смотрите все', await upload())
  expect(sent.status).toBe(200)
  await here.complain(here.alia, here.class, sent.body.id)
  const { id, evidence } = (await here.caseOf(here.elena, 'смотрите все'))!
  const [file] = evidence.files
  expect(file).toMatchObject({
    name: 'Список.txt',
    mediaType: 'text/plain',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })

  await here.decide(here.elena, id, [{ kind: 'hide' }])
  await sweepContent.run(world.db, { sha256: file!.sha256! })

  expect(await storage().has(file!.sha256!)).toBe(true)
  const asked = { caseId: id, fileId: file!.id }
  const opened = await here.elena.downloads(contract.openEvidence, asked)
  expect(opened.statusCode).toBe(200)
  expect(opened.body).toBe('Список на экскурсию')
  expect(opened.headers['content-disposition']).toMatch(/^attachment/)
  for (const nobody of [here.mitya, here.alia, here.roman])
    expect((await nobody.downloads(contract.openEvidence, asked)).statusCode).toBe(404)
})

test('whose files are forbidden sends words and no files, until the measure is lifted', async () => {
  const [before, after] = [await upload(), await upload()]
  const sent = await send('и ещё одно', before)
  await here.complain(here.alia, here.class, sent.body.id)
  const { id } = (await here.caseOf(here.elena, 'и ещё одно'))!
  const decided = await here.decide(here.elena, id, [{ kind: 'blockFiles', until: inAWeek() }])
  expect(decided.body.outcome).toBe('measures')

  expect((await send('с файлом', after)).status).toBe(403)
  const words = await here.mitya.does(sendMessage, { id: randomUUID(), chatId: here.class, text: 'без файла' })
  expect(words.status).toBe(200)

  const measureId = decided.body.measures[0]!.id
  await here.elena.does(contract.liftMeasure, { id: randomUUID(), measureId, reason: 'Договорились' })
  expect((await send('снова с файлом', after)).status).toBe(200)
})
