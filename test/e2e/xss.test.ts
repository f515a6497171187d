import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import {
  createAnnouncement,
  proposeAnnouncement,
  publishAnnouncement,
  refuseAnnouncement,
} from '#contract/announcements'
import { createChat, listChats, lookInto, sendMessage } from '#contract/chats'
import { getFile } from '#contract/files'
import { listPreviews } from '#contract/links'
import { acceptConduct, decide, listDesk, report } from '#contract/moderation'
import { createPoll } from '#contract/polls'
import { metadata, TUS } from '../../domains/files/server/test-files.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD, type School } from '../school.ts'
import { sees, seesAtTheEnd, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

// Every text that somebody can write is written so that it would run, break out of an attribute or load something, if
// anything on a screen took it for more than text. Each sets `window.stolen`; nothing may ever be there.

const RUN = 'window.stolen=1'
const TEXTS = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `' onmouseover='${RUN}' x='`,
  `<svg/onload=${RUN}>`,
  `</title></textarea><script>${RUN}</script>`,
  `<iframe srcdoc="<script>parent.stolen=1</script>"></iframe>`,
  `<style>*{background:url(https://evil.example/x)}</style>`,
  `<a href="javascript:${RUN}">сюда</a>`,
  `[сюда](javascript:${RUN})`,
  `[сюда](data:text/html,<script>parent.stolen=1</script>)`,
  `[сюда](//evil.example)`,
  `**<img src=x onerror=${RUN}>** \`<b onclick=${RUN}>\``,
  `> <math><mtext><script>${RUN}</script>`,
  `- <details open ontoggle=${RUN}>`,
  `\`\`\`\n</pre><script>${RUN}</script>\n\`\`\``,
  `{{constructor.constructor('${RUN}')()}}`,
  `javascript:${RUN}`,
  `<base href=https://evil.example/><meta http-equiv=refresh content="0;url=https://evil.example">`,
]
/** Where there is room for one, or no room for spaces. */
const IMG = `"><img/src=x/onerror=${RUN}>`

let stand: Stand
let world: RunningWorld
let school: School
let site: Server
let administrator: Member
let teacher: Member
let pupil: Member
let classId: string
let chatId: string
let announcementId: string
let address: string
let linked: number
const chapter = storyOn(() => stand)

beforeAll(async () => {
  site = createServer((_, response) => {
    const said = `${IMG}<script>${RUN}</script>`
    const escaped = said.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<title>x</title><meta property="og:title" content="Карточка ${escaped}">
      <meta property="og:description" content="${escaped}"><meta property="og:site_name" content="${escaped}">
      <meta property="og:image" content="javascript:${RUN}">`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(site.address() as AddressInfo).port}`
  process.env.ZVONOK_OUTSIDE_HOSTS = address
  stand = await openStand()
  delete process.env.ZVONOK_OUTSIDE_HOSTS
  world = await openRunningWorld(stand.server)
}, 180_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
  site?.close()
})

const done = <A extends { status: number; body: unknown }>(answer: A): A['body'] => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

chapter('a school where everything is named by somebody who means harm', async () => {
  school = await openSchool(world, { name: `Школа ${IMG}` })
  const { organizationId } = school
  classId = await school.addClass(`7А${IMG}`)
  administrator = await school.person(`Ольга ${IMG} Синицына`, ['administrator', 'employee'], { post: `завуч ${IMG}` })
  teacher = await school.teacher(`Елена ${IMG} Воробьёва`, classId)
  pupil = await school.pupil(`Митя ${IMG}`, classId)
  await school.guardianOf(pupil, `Анна ${IMG}`)
  for (const one of [administrator, teacher, pupil]) done(await one.does(acceptConduct, { organizationId, version: 1 }))
  const { chats } = done(await teacher.reads(listChats, {}))
  chatId = chats.find(({ automatic }) => automatic === 'class')!.id
  const channelId = chats.find(({ automatic }) => automatic === 'schoolChannel')!.id

  const fileId = await upload(`${IMG}\u202Egpj.exe.txt`)
  done(await teacher.does(sendMessage, { id: randomUUID(), chatId, text: 'Файл', fileIds: [fileId] }))
  for (const text of TEXTS) done(await pupil.does(sendMessage, { id: randomUUID(), chatId, text }))
  const link = { id: randomUUID(), chatId, text: `Смотрите http://${address}/?q=%22%3E%3Cscript%3E` }
  linked = done(await teacher.does(sendMessage, link)).msgNo
  const poll = {
    question: `Опрос ${IMG}`,
    options: [IMG, `<b>${IMG}</b>`],
    multiple: false,
    anonymous: false,
    closesAt: null,
  }
  done(await teacher.does(createPoll, { id: randomUUID(), chatId, ...poll, quiz: null }))
  const group = {
    id: randomUUID(),
    organizationId,
    kind: 'group' as const,
    title: `Поход ${IMG}`,
    personIds: [pupil.personId],
  }
  done(await teacher.does(createChat, group))
  const notice = { deadline: null, acknowledge: true, perChild: false, chatIds: [chatId], title: `Объявление ${IMG}` }
  announcementId = randomUUID()
  done(
    await teacher.does(createAnnouncement, { id: announcementId, organizationId, ...notice, text: TEXTS.join('\n\n') }),
  )
  done(await teacher.does(publishAnnouncement, { id: randomUUID(), announcementId }))
  const refused = randomUUID()
  done(
    await teacher.does(createAnnouncement, { id: refused, organizationId, ...notice, chatIds: [channelId], text: IMG }),
  )
  done(await teacher.does(proposeAnnouncement, { id: randomUUID(), announcementId: refused }))
  done(
    await administrator.does(refuseAnnouncement, { id: randomUUID(), announcementId: refused, reason: `нет ${IMG}` }),
  )
  const said = { id: randomUUID(), chatId, text: `Жалоба на ${IMG}` }
  done(await pupil.does(sendMessage, said))
  done(await teacher.does(report, { id: randomUUID(), chatId, messageId: said.id, kind: 'insult', words: `он ${IMG}` }))
  done(await administrator.does(lookInto, { id: randomUUID(), chatId, reason: `причина ${IMG}` }))
  await expect
    .poll(async () => (await teacher.reads(listPreviews, { chatId, messageIds: [link.id] })).body.previews.length, {
      timeout: 20_000,
    })
    .toBe(1)
})

chapter('the chat shows it all as it was written', async () => {
  const { page } = await enter('Елена', teacher)
  await page.goto(`/chats/${chatId}`)
  await seesAtTheEnd(page, 'Жалоба на')
  await expectHarmless(page, 'чат, конец')
  const shown = new Set<string>()
  await page.getByRole('log', { name: 'Сообщения' }).hover()
  const plain = TEXTS.filter((one) => !/^[-`>*]/.test(one)).map((one) => one.replace(/\s+/g, ' '))
  await expect
    .poll(async () => {
      for (const text of await page.getByRole('article').allInnerTexts()) shown.add(text.replace(/\s+/g, ' '))
      await page.mouse.wheel(0, -300)
      return plain.filter((text) => ![...shown].some((seen) => seen.includes(text)))
    })
    .toEqual([])
  await expectHarmless(page, 'чат, начало')
  await page.goto(`/chats/${chatId}?at=${linked}`)
  await sees(page.getByRole('link', { name: /^Карточка/ }).getByText(`Карточка ${IMG}<script>${RUN}</script>`))
  await expectHarmless(page, 'карточка')
})

chapter('so do the lists, the finder, the announcements and a phone', async () => {
  const elena = await enter('Елена на телефоне', teacher, 360)
  const { page } = elena
  for (const [path, words] of [
    ['/chats', /Поход/],
    [`/chats/${chatId}`, /Жалоба на/],
    [`/chats/${chatId}/materials`, /gpj\.exe/],
    ['/important', /./],
    ['/today', /./],
    ['/announcements', /Объявление/],
    [`/announcements/${announcementId}`, /Объявление/],
    [`/search?q=${encodeURIComponent('жалоба')}`, /Жалоба на/],
    [`/search?q=${encodeURIComponent(IMG)}`, /./],
    ['/school/people', /Митя/],
    [`/school/classes/${classId}`, /7А/],
    ['/more', /./],
  ] as const) {
    await page.goto(path)
    await sees(page.getByRole('main').getByText(words).filter({ visible: true }))
    await expectHarmless(page, path)
  }
})

chapter('so do the desk, its journal and the administration', async () => {
  const { page } = await enter('Ольга', administrator)
  for (const [path, words] of [
    ['/school', /7А|класс/],
    ['/school/people', /Митя/],
    ['/school/staff', /Воробьёва/],
    ['/school/classes', /7А/],
    ['/school/chats', /Поход/],
    ['/school/desk', /Жалоба на/],
    ['/announcements', /Объявление/],
    ['/school/profile', /Школа/],
  ] as const) {
    await page.goto(path)
    await sees(page.getByRole('main').getByText(words).filter({ visible: true }))
    await expectHarmless(page, path)
  }
  const { cases } = done(await administrator.reads(listDesk, { organizationId: school.organizationId }))
  const reason = `Предупреждение ${IMG}`
  const measures = [{ kind: 'warn' as const }]
  done(await administrator.does(decide, { id: randomUUID(), caseId: cases[0]!.id, measures, reason, answer: IMG }))
  await page.goto('/school/desk/journal')
  await sees(page.getByRole('main').getByText(/Предупреждение/))
  await expectHarmless(page, 'журнал')
  const mitya = await enter('Митя', pupil)
  await mitya.page.goto('/more/decisions')
  await sees(mitya.page.getByRole('main').getByText(/Предупреждение/))
  await expectHarmless(mitya.page, 'решения')
})

async function enter(name: string, member: Member, width: 360 | 1280 = 1280): Promise<Visitor> {
  const one = await stand.visitor(name, width)
  await signIn(one, member.login, PASSWORD)
  await one.page.waitForURL(/important|today|chats|school/)
  return one
}

/** No script has run, nothing of what was written has become an element, and nothing leads where it should not. */
async function expectHarmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    stolen: (window as { stolen?: unknown }).stolen ?? null,
    elements: [
      ...document.querySelectorAll(
        'script:not([src]):not([type="application/json"]), iframe, object, embed, base, meta[http-equiv], math, details[ontoggle], ' +
          'img[src="x"], img[src^="javascript"], a[href^="javascript" i], a[href^="data:" i], a[href^="//"], form[action^="javascript" i]',
      ),
    ].map((element) => element.outerHTML.slice(0, 200)),
    handlers: [...document.querySelectorAll('*')]
      .filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on')))
      .map((element) => element.outerHTML.slice(0, 200)),
    turned: /[\u202A-\u202E\u2066-\u2069]/.test(document.body.textContent),
    elsewhere: performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => (name.startsWith(location.origin) ? [] : name)),
  }))
  const elsewhere = found.elsewhere.filter((name) => !/^(data|blob):/.test(name))
  expect({ ...found, elsewhere }, where).toEqual({
    stolen: null,
    elements: [],
    handlers: [],
    turned: false,
    elsewhere: [],
  })
}

async function upload(name: string): Promise<string> {
  const id = randomUUID()
  const bytes = new TextEncoder().encode('слова')
  const send = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>) =>
    fetch(`${stand.origin}/api/files/tus${path}`, {
      method,
      headers: { ...TUS, authorization: `Bearer ${teacher.token}`, ...headers },
      ...(body ? { body } : {}),
    })
  const about = metadata({ organizationId: school.organizationId, id, name })
  await send('POST', '', { 'upload-length': String(bytes.length), 'upload-metadata': about })
  await send('PATCH', `/${id}`, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, bytes)
  await expect
    .poll(async () => (await teacher.reads(getFile, { fileId: id })).body.state, { timeout: 20_000 })
    .toBe('ready')
  return id
}
