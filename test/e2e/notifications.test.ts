import { afterAll, beforeAll, expect } from 'vitest'
import { browserAt, openPushService, readVapid } from '../../domains/notifications/server/test-push-service.ts'
import { say, sees, signIn } from './deeds.ts'
import { DEMO_PASSWORD, openStand, type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

// Chromium subscribes at its maker’s service only; a school’s tests reach no foreign servers. So the subscription is made
// by hand at a push service of our own, and what it has taken is handed to the browser as its service worker gets it.

let stand: Stand
let service: Awaited<ReturnType<typeof openPushService>>
const chapter = storyOn(() => stand)
let anna: Visitor
let elena: Visitor
let direct: string

beforeAll(async () => {
  service = await openPushService()
  process.env.ZVONOK_PUSH_HOSTS = service.origin
  stand = await openStand({ args: ['--demo'] })
}, 180_000)
afterAll(async () => {
  await stand?.close()
  await service?.close()
})

chapter('the settings say what will disturb and what will not', async () => {
  for (const width of WIDTHS) {
    const somebody = await stand.visitor('guardian', width)
    await signIn(somebody, 'guardian1', DEMO_PASSWORD)
    await sees(somebody.page.getByRole('navigation', { name: 'Разделы' }))
    await somebody.page.goto('/more/notifications')
    await sees(somebody.page.getByRole('heading', { name: 'Это устройство' }))
    await sees(somebody.page.getByText('Показывать текст сообщения'))
    await stand.scan(somebody.page, 'уведомления')
    if (width === 1280) anna = somebody
    else await somebody.context.close()
  }
})

chapter('a device with Звонок closed is woken without a word, and shows what is new', async () => {
  const { page, context } = anna
  await context.grantPermissions(['notifications'], { origin: stand.origin })
  await page.evaluate(() => navigator.serviceWorker.ready)
  const device = browserAt(service.origin, '/anna')
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/notifications.subscribe', { method: 'POST', headers, body: JSON.stringify(body) })).status
  }, device)
  expect(status).toBe(200)

  elena = await stand.visitor('teacher', 1280)
  await signIn(elena, 'teacher1', DEMO_PASSWORD)
  await sees(elena.page.getByRole('navigation', { name: 'Разделы' }))
  await elena.page.goto('/search?kind=people&q=Кузнецова Анна')
  await elena.page.getByRole('region', { name: 'Люди' }).getByText('Анна').first().click()
  await elena.page.waitForURL(/\/chats\/.+/)
  direct = new URL(elena.page.url()).pathname.split('/').at(-1)!
  await say(elena.page, 'Митя сегодня молодец')

  await expect.poll(() => service.taken.length, { timeout: 20_000 }).toBeGreaterThan(0)
  const { headers, body } = service.taken[0]!
  expect(readVapid(headers.authorization).aud).toBe(service.origin)
  expect(headers.ttl).toBe('86400')
  expect(body.toString('latin1')).not.toContain('Митя')

  await push()
  await expect.poll(shown).toEqual([{ title: 'Елена Сергеевна Воробьёва', body: 'Митя сегодня молодец', tag: direct }])
})

chapter('what has been read is taken off the screen', async () => {
  await anna.page.goto(`/chats/${direct}`)
  await sees(anna.page.getByText('Митя сегодня молодец').last())
  await expect.poll(shown, { timeout: 10_000 }).toEqual([])
})

chapter('a chat that is to wake for nothing does not', async () => {
  const { page } = anna
  const radios = page.getByRole('group', { name: 'Уведомления' })
  const openAbout = async () => {
    const open = page.getByRole('button', { name: 'О чате и действия' })
    if ((await open.getAttribute('aria-expanded')) !== 'true') await open.click()
    await sees(radios)
  }
  await openAbout()
  await radios.getByRole('radio', { name: 'Ничего' }).check({ force: true })
  await stand.scan(page, 'уведомления-чата')
  await page.goto('/important')
  service.taken.length = 0
  await say(elena.page, 'Это не срочно')
  await elena.page.waitForTimeout(6000)
  expect(service.taken).toEqual([])
  await page.goto(`/chats/${direct}`)
  await openAbout()
  await radios.getByRole('radio', { name: 'Все', exact: true }).check({ force: true })
  await page.goto('/important')
})

chapter('who has signed out is told nothing', async () => {
  const { page } = anna
  await page.evaluate(() =>
    fetch('/api/accounts.signOut', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  )
  service.taken.length = 0
  await say(elena.page, 'Это уже не для этого телефона')
  await elena.page.waitForTimeout(6000)
  expect(service.taken).toEqual([])
  await push()
  await expect
    .poll(async () => (await shown()).map(({ body }) => body))
    .toEqual(['Есть новое. Откройте, чтобы прочитать'])
})

/** Hands the service worker what the push service has taken, as the browser does once it has decrypted it. */
async function push(): Promise<void> {
  const session = await anna.context.newCDPSession(anna.page)
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(stand.origin))
      if (ours) resolve(ours.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await found
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: stand.origin,
    registrationId,
    data: '{"new":"message"}',
  })
  await session.detach()
}

const shown = () =>
  anna.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const list = await registration.getNotifications()
    return list.map(({ title, body, tag }) => ({ title, body, tag }))
  })
