import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { editMessage, listHeld, removeMessage, sendMessage } from '#contract/chats'
import * as links from '#contract/links'
import { createPoll } from '#contract/polls'
import { onFacts } from '#server/bus'
import { config } from '#server/config'
import type { Fact } from '#server/events'
import { storage } from '#server/storage'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { keepLooking, worthALook } from './keep-looking.ts'
import { look } from './look.ts'
import { eventViews } from './views.ts'

let world: World
let school: School
let elena: Member
let mitya: Member
let stranger: Member
let administrator: Member
let chatId: string
let site: Awaited<ReturnType<typeof openSite>>
const before = { outsideHosts: config.outsideHosts, previews: config.previews, publicOrigin: config.publicOrigin }

beforeAll(async () => {
  world = await openWorld()
  site = await openSite()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  const class7b = await school.addClass('7Б')
  administrator = await school.person('Ольга Викторовна Синицына', 'administrator')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  mitya = await school.pupil('Митя Кузнецов', class7a)
  stranger = await school.pupil('Юля Титова', class7b)
  const chat = world.db.selectFrom('chats').select('id').where('class_id', '=', class7a)
  chatId = (await chat.where('automatic', '=', 'class').executeTakeFirstOrThrow()).id
})
beforeEach(() => {
  Object.assign(config, { outsideHosts: [site.host], previews: true, publicOrigin: undefined })
  site.seen.length = 0
  site.pages.clear()
})
afterAll(async () => {
  Object.assign(config, before)
  site.server.closeAllConnections()
  site.server.close()
  await world.close()
})

/** A page of the school's own network, as its operator has named it. */
async function openSite() {
  const pages = new Map<string, RequestListener>()
  const seen: string[] = []
  const server: Server = createServer((request, response) => {
    seen.push(request.url!)
    const page = pages.get(request.url!)
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const html = (path: string, body: string | Buffer, type = 'text/html; charset=utf-8') =>
    pages.set(path, (_, response) => response.setHeader('content-type', type).end(body))
  return { server, host, url: `http://${host}`, pages, seen, html }
}

const head = (more = '') =>
  `<!doctype html><head><title>Меню</title><meta property="og:title" content="Меню на неделю">
   <meta name="description" content="Завтраки и обеды"><meta property="og:site_name" content="Школа 14">${more}</head>
   <body><meta property="og:title" content="не отсюда">`

async function say(who: Member, text: string, more = {}): Promise<string> {
  const id = randomUUID()
  const { status } = await who.does(sendMessage, { id, chatId, text, ...more })
  expect(status).toBe(200)
  return id
}

const lookAt = (messageId: string) => look.run(world.db, { chatId, messageId })
const cardOf = async (who: Member, messageId: string) =>
  (await who.reads(links.listPreviews, { chatId, messageIds: messageId })).body.previews[0]
const events = async () =>
  (
    await world.db
      .selectFrom('events')
      .select(['seq', 'type', 'key', 'at'])
      .where('topic_id', '=', chatId)
      .where('type', '=', links.previewChanged.name)
      .orderBy('seq')
      .execute()
  ).map((row): Fact => ({ topic: `chat:${chatId}`, ...row }))
const picture = (width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Иванов' } })
    .toBuffer()

describe('a card', () => {
  it('shows others what the first link leads to, with a picture of ours', async () => {
    site.html('/menu', head(`<meta property="og:image" content="/food.jpg">`))
    site.html('/food.jpg', await picture(), 'image/jpeg')
    const id = await say(elena, `Вот **меню**: [смотрите](${site.url}/menu) и https://other.example`)
    const told = (await events()).length
    await lookAt(id)
    expect(await cardOf(mitya, id)).toEqual({
      messageId: id,
      url: `${site.url}/menu`,
      site: 'Школа 14',
      title: 'Меню на неделю',
      description: 'Завтраки и обеды',
      picture: { width: 320, height: 213 },
    })
    const shown = await mitya.downloads(links.openPicture, { chatId, messageId: id })
    expect(shown.headers['content-type']).toBe('image/webp')
    expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
    const news = (await events()).slice(told)
    expect(news).toHaveLength(1)
    expect((await eventViews[links.previewChanged.name]!(world.db, news))[0]).toEqual({
      messageId: id,
      preview: await cardOf(mitya, id),
    })
    site.seen.length = 0
    await lookAt(id)
    expect(site.seen).toEqual([]) // once
    expect(await events()).toHaveLength(told + 1)
  })

  it('of a chat one has no seat in is not there, like the chat', async () => {
    site.html('/menu', head())
    const id = await say(elena, `${site.url}/menu`)
    await lookAt(id)
    const missing = { chatId: randomUUID(), messageIds: id }
    for (const who of [stranger, administrator]) {
      expect((await who.reads(links.listPreviews, { chatId, messageIds: id })).body).toEqual({
        ...(await who.reads(links.listPreviews, missing)).body,
        requestId: expect.any(String),
      })
      expect((await who.downloads(links.openPicture, { chatId, messageId: id })).statusCode).toBe(404)
      expect((await who.does(links.dropPreview, { chatId, messageId: id })).status).toBe(404)
    }
  })

  it('is fetched once a day for the whole school', async () => {
    site.html('/shared', head(`<meta property="og:image" content="/food.jpg">`))
    site.html('/food.jpg', await picture(), 'image/jpeg')
    const first = await say(elena, `${site.url}/shared`)
    await lookAt(first)
    const second = await say(mitya, `${site.url}/shared`)
    await lookAt(second)
    expect(site.seen).toEqual(['/shared', '/food.jpg'])
    await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: first })
    await lookAt(first)
    expect((await elena.downloads(links.openPicture, { chatId, messageId: second })).statusCode).toBe(200)
  })

  it('reads pages in the letters of their time, and takes what they say as plain short lines', async () => {
    const cp1251 = Buffer.from([0xcc, 0xe5, 0xed, 0xfe]) // «Меню»
    site.html(
      '/old',
      Buffer.concat([Buffer.from('<meta charset=windows-1251><title>'), cp1251, Buffer.from('</title>')]),
      'text/html',
    )
    const old = await say(elena, `${site.url}/old`)
    await lookAt(old)
    expect(await cardOf(mitya, old)).toMatchObject({ title: 'Меню', description: '', site: '127.0.0.1', picture: null })
    site.html(
      '/hostile',
      `<title>&lt;script&gt;alert(1)&lt;/script&gt;\n\u202Etxt.exe\u2028 ${'я'.repeat(500)}</title>`,
    )
    const hostile = await say(elena, `${site.url}/hostile`)
    await lookAt(hostile)
    const { title } = (await cardOf(mitya, hostile))!
    expect(title.startsWith('<script>alert(1)</script> txt.exe я')).toBe(true)
    expect([...title]).toHaveLength(140)
  })

  it.each<[string, RequestListener]>([
    ['without a title', (_, response) => response.setHeader('content-type', 'text/html').end('<p>x')],
    ['of another kind', (_, response) => response.setHeader('content-type', 'application/zip').end('PK')],
    ['that is not found', (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(head())],
    ['that leads inside', (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
  ])('a page %s has none, and is not asked again', async (name, page) => {
    const path = `/none-${encodeURIComponent(name)}`
    site.pages.set(path, page)
    const id = await say(elena, `${site.url}${path}`)
    await lookAt(id)
    await lookAt(id)
    expect(await cardOf(elena, id)).toBeUndefined()
    expect(site.seen).toHaveLength(1)
  })

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image/png',
    ],
    ['a page', () => Buffer.from('<script>alert(1)</script>'), 'image/jpeg'],
    ['half a picture', async () => (await picture()).subarray(0, 3000), 'image/jpeg'],
    ['one sign large', () => picture(1, 1), 'image/jpeg'],
    ['too heavy', () => Buffer.alloc(6 * 1024 ** 2), 'image/jpeg'],
  ])('with a picture that is %s goes without it', async (name, bytes, type) => {
    const path = `/bad-${encodeURIComponent(name)}`
    site.html(path, head('<meta property="og:image" content="/bad.jpg">'))
    site.html('/bad.jpg', await bytes(), type)
    const id = await say(elena, `${site.url}${path}`)
    await lookAt(id)
    expect(await cardOf(elena, id)).toMatchObject({ title: 'Меню на неделю', picture: null })
    expect((await elena.downloads(links.openPicture, { chatId, messageId: id })).statusCode).toBe(404)
  })
})

describe('a changed message', () => {
  it('has the card of its new link, and at once none of the old one', async () => {
    site.html('/one', head('<meta property="og:image" content="/food.jpg">'))
    site.html('/food.jpg', await picture(), 'image/jpeg')
    site.html('/two', head().replaceAll('Меню', 'Поход'))
    const id = await say(elena, `${site.url}/one`)
    await lookAt(id)
    const kept = (await row(id))!.picture!
    await elena.does(editMessage, { id: randomUUID(), chatId, messageId: id, text: `${site.url}/two` })
    expect(await cardOf(mitya, id)).toBeUndefined()
    await lookAt(id)
    expect((await cardOf(mitya, id))?.title).toBe('Поход на неделю')
    const still = world.db
      .selectFrom('kept_contents')
      .select('sha256')
      .where('kept_for', '=', (await row(id))!.id)
    expect(await still.execute()).toEqual([])
    expect(await storage().has(kept.sha256)).toBe(true) // until the sweep, or while another card has it
  })

  it('loses the card with the link, and with its text', async () => {
    site.html('/one', head())
    const edited = await say(elena, `${site.url}/one`)
    const removed = await say(elena, `${site.url}/one`)
    for (const id of [edited, removed]) await lookAt(id)
    await elena.does(editMessage, { id: randomUUID(), chatId, messageId: edited, text: 'без ссылки' })
    await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: removed })
    for (const id of [edited, removed]) {
      expect(await cardOf(mitya, id)).toBeUndefined()
      await lookAt(id)
      expect(await row(id)).toBeUndefined()
    }
  })

  const row = (messageId: string) =>
    world.db.selectFrom('link_previews').selectAll().where('message_id', '=', messageId).executeTakeFirst()
})

describe('the author', () => {
  it('takes the card away for everybody, once', async () => {
    site.html('/drop', head())
    const id = await say(mitya, `${site.url}/drop`)
    await lookAt(id)
    expect((await elena.does(links.dropPreview, { chatId, messageId: id })).status).toBe(403)
    expect(await cardOf(elena, id)).toBeDefined()
    const told = (await events()).length
    for (const _ of [1, 2]) expect((await mitya.does(links.dropPreview, { chatId, messageId: id })).status).toBe(200)
    expect(await events()).toHaveLength(told + 1)
    expect(await cardOf(elena, id)).toBeUndefined()
    await mitya.does(editMessage, { id: randomUUID(), chatId, messageId: id, text: `Вот: ${site.url}/drop` })
    await lookAt(id)
    expect(await cardOf(elena, id)).toBeUndefined()
  })
})

describe('nobody goes', () => {
  it('where the operator has switched it off, or the school', async () => {
    site.html('/off', head())
    const shown = await say(elena, `${site.url}/off`)
    await lookAt(shown)
    const set = (who: Member, on: boolean) =>
      who.does(links.setSettings, { id: randomUUID(), organizationId: school.organizationId, on })
    expect((await set(elena, false)).status).toBe(403)
    const seen = await elena.reads(links.getSettings, { organizationId: school.organizationId })
    expect(seen.body).toEqual({ on: true, here: true, can: { edit: false } })
    expect((await set(administrator, false)).body).toEqual({ on: false, here: true, can: { edit: true } })
    expect(await cardOf(mitya, shown)).toBeUndefined()
    site.seen.length = 0
    site.html('/off2', head())
    const unseen = await say(elena, `${site.url}/off2`)
    await lookAt(unseen)
    expect(site.seen).toEqual([])
    await set(administrator, true)
    expect(await cardOf(mitya, shown)).toBeDefined()
    config.previews = false
    expect(await cardOf(mitya, shown)).toBeUndefined()
    await lookAt(unseen)
    expect(site.seen).toEqual([])
  })

  it('to a server of the network that the operator has not named', async () => {
    config.outsideHosts = []
    site.html('/inner', head())
    await lookAt(await say(elena, `${site.url}/inner`))
    expect(site.seen).toEqual([])
  })

  it('to a site that passes for a known one, or through a link that ends at one', async () => {
    site.html('/safe', head())
    const id = await say(mitya, `${site.url}/safe и http://gosuslugl.ru/login`)
    await lookAt(id)
    expect(site.seen).toEqual([])
    expect(await cardOf(elena, id)).toBeUndefined()
  })

  it('to this very server', async () => {
    config.publicOrigin = site.url
    site.html('/own', head())
    await lookAt(await say(elena, `${site.url}/own`))
    expect(site.seen).toEqual([])
  })
})

describe('a look is asked for', () => {
  it('after the commit of what has a link; not for what waits, nor for polls', async () => {
    const heard: Fact[] = []
    const deaf = onFacts((facts) => heard.push(...facts))
    const asked = () => heard.flatMap((fact) => worthALook(fact)?.messageId ?? [])
    await say(elena, 'без ссылки')
    const linked = await say(elena, `см. ${site.url}/x`)
    await say(elena, `${site.url}/y`, { at: new Date(Date.now() + 3600_000).toISOString() })
    expect((await elena.reads(listHeld, { chatId })).body.messages).toHaveLength(1)
    const poll = { multiple: false, anonymous: false, quiz: null, closesAt: null, options: ['да', 'нет'] }
    await elena.does(createPoll, { id: randomUUID(), chatId, question: `Идём? ${site.url}/z`, ...poll })
    expect(asked()).toEqual([linked])
    await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: linked })
    expect(asked()).toEqual([linked, linked])
    deaf()
  })

  it('and put into a queue of its own', async () => {
    const looking = keepLooking(world.db)
    await say(elena, `см. ${site.url}/queued`)
    await looking.stop()
    const { rows } = await world.pool.query(
      `select q.queue_name from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'links.look'`,
    )
    expect(rows).toEqual([{ queue_name: 'links' }])
  })
})
