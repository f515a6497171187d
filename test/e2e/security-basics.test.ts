import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { signIn as signInContract } from '#contract/accounts'
import { listChats } from '#contract/chats'
import { createInvitation, type Invitation } from '#contract/invitations'
import { listMyHats } from '#contract/people'
import type { RunningWorld } from '../running-world.ts'
import type { Visitor as Asker } from '../world.ts'
import { fill, message, press, say, sees, seesNo, seesTitle, signIn } from './deeds.ts'
import { setStage } from './stage.ts'
import { COMPUTER, DEMO_PASSWORD, PHONE, type Stand, sceneOn, storyOn, type Visitor } from './stand.ts'

let stand: Stand
const scene = sceneOn(() => stand)
let world: RunningWorld

setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { args: ['--demo'], toldOnce: true },
)

describe('one’s own door', () => {
  const chapter = storyOn(() => stand)
  const login = 'pupil2'
  const next = 'новый пароль для школы'
  let here: Visitor
  let there: Visitor

  chapter(
    'a wrong password and an unknown login are told alike, and a right one opens where one wanted to go',
    async () => {
      here = await stand.visitor('here', PHONE)
      const { page } = here
      await page.goto('/chats')
      await seesTitle(page, 'Здравствуйте!')
      await page.getByRole('radio', { name: 'Логин' }).click()
      const told: string[] = []
      for (const who of [login, 'nobody-here']) {
        await fill(page, 'Логин, почта или телефон', who)
        await fill(page, 'Пароль', 'не тот пароль')
        await press(page, 'Войти')
        const why = page.getByText(/не подходят/)
        await sees(why)
        told.push((await why.first().textContent())!)
        await fill(page, 'Пароль', 'x')
        await seesNo(why)
      }
      expect(told[0]).toBe(told[1])
      await fill(page, 'Логин, почта или телефон', login)
      await fill(page, 'Пароль', DEMO_PASSWORD)
      await press(page, 'Войти')
      await sees(page.getByRole('navigation', { name: 'Список чатов' }))
      expect(new URL(page.url()).pathname).toBe('/chats')
    },
  )

  chapter('every place where one is signed in is listed, and may be ended', async () => {
    there = await stand.visitor('there', COMPUTER)
    await signIn(there, login, DEMO_PASSWORD)
    await sees(there.page.getByRole('navigation', { name: 'Список чатов' }))
    const { page } = here
    await page.goto('/more')
    const places = page.getByRole('region', { name: 'Где вы вошли' })
    await sees(places.getByText('это устройство'))
    await sees(places.getByText(/127\.0\.0\.1|этот компьютер/))
    await stand.scan(page, 'ещё')
    await places
      .getByRole('button', { name: /^Завершить сеанс/ })
      .first()
      .click()
    await seesTitle(there.page, 'Здравствуйте!') // at once, by itself
    await seesNo(places.getByRole('button', { name: /^Завершить сеанс/ }))
  })

  chapter('the password is changed, and the old one opens nothing', async () => {
    await signIn(there, login, DEMO_PASSWORD)
    await sees(there.page.getByRole('navigation', { name: 'Список чатов' }))
    const { page } = here
    await press(page, 'Сменить пароль')
    const dialog = page.getByRole('dialog', { name: 'Сменить пароль' })
    await dialog.getByLabel('Нынешний пароль', { exact: true }).fill('не тот пароль')
    await dialog.getByLabel('Новый пароль', { exact: true }).fill(next)
    await stand.scan(page, 'смена пароля')
    await press(page, 'Сменить')
    await sees(dialog.getByText('Нынешний пароль не подходит'))
    await dialog.getByLabel('Нынешний пароль', { exact: true }).fill(DEMO_PASSWORD)
    await press(page, 'Сменить')
    await sees(page.getByText('Пароль сменён'))
    await seesTitle(there.page, 'Здравствуйте!')
    await signIn(there, login, DEMO_PASSWORD)
    await sees(there.page.getByText(/не подходят/))
    await signIn(there, login, next)
    await sees(there.page.getByRole('navigation', { name: 'Список чатов' }))
  })

  chapter('what is typed is never run', async () => {
    const { page } = there
    await page
      .getByRole('navigation', { name: 'Список чатов' })
      .getByRole('link', { name: /, класс/ })
      .first()
      .click()
    const hostile = `<img src=x onerror="document.title='взломано'"> javascript:alert(1) <script>alert(1)</script>`
    await say(page, hostile)
    await sees(message(page, 'onerror').getByText(hostile))
    expect(await message(page, 'onerror').getByRole('link').count()).toBe(0)
    expect(await page.title()).not.toContain('взломано')
  })

  chapter('a chat of others is as if it were not', async () => {
    const admin = await signedIn('admin')
    const { chats } = (await admin.reads(listChats, {})).body
    const staff = chats.find(({ automatic }) => automatic === 'staff')!
    const { page } = there
    for (const id of [staff.id, randomUUID()]) {
      await page.goto(`/chats/${id}`)
      await seesTitle(page, 'Этого чата у вас нет')
    }
    await stand.scan(page, 'чата нет')
    await page.goto('/school')
    await seesNo(page.getByRole('navigation', { name: 'Разделы школы' }))
    await page.goto('/operator')
    await seesNo(page.getByRole('tab', { name: 'Исходящие' }))
    await page.goto('/no-such-page')
    await seesTitle(page, 'Такой страницы нет')
    await stand.scan(page, 'страницы нет')
    await here.context.close()
    await there.context.close()
  })

  scene('a link whose time has gone says so, and whom to ask', async () => {
    const { page, context } = await stand.visitor('late', PHONE)
    for (const [change, why] of [
      [{ expires_at: new Date('2026-01-01') }, /Срок этой ссылки истёк/],
      [{ revoked_at: new Date() }, /отозвали/],
      [{ uses: 1, uses_max: 1 }, /вступили все/],
    ] as const) {
      const link = await newLink()
      await world.db.updateTable('invitations').set(change).where('id', '=', link.id).execute()
      await page.goto(new URL(link.url).pathname)
      await seesTitle(page, 'Ссылка не открылась')
      await sees(page.getByText(why))
      await stand.scan(page, 'ссылка не открылась')
    }
    await page.goto('/join/no-such-token-at-all')
    await sees(page.getByText(/Такой ссылки нет/))
    await context.close()
  })

  scene('a code of nobody’s says how to read the sheet', async () => {
    const { page, context } = await stand.visitor('stranger', PHONE)
    await page.goto('/sheet')
    await page.getByLabel('Код с листа активации, девять знаков').fill('ВВВВВВВВВ')
    await sees(page.getByText(/Код не подошёл/))
    await stand.scan(page, 'код не подошёл')
    await context.close()
  })

  for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
    scene(`after signing in nobody is led to ${elsewhere}`, async () => {
      const { page, context } = await stand.visitor('lured', PHONE)
      await page.goto(`/sign-in?way=login&next=${encodeURIComponent(elsewhere)}`)
      await fill(page, 'Логин, почта или телефон', 'teacher1')
      await fill(page, 'Пароль', DEMO_PASSWORD)
      await press(page, 'Войти')
      await sees(page.getByRole('navigation', { name: 'Разделы' }))
      expect(new URL(page.url()).origin).toBe(stand.origin)
      await context.close()
    })
})

async function signedIn(login: string): Promise<Asker> {
  const { body } = await world.as().does(signInContract, { login, password: DEMO_PASSWORD })
  return world.as(body.token!)
}

async function newLink(): Promise<Invitation> {
  const admin = await signedIn('admin')
  const { organization } = (await admin.reads(listMyHats, {})).body.hats[0]!
  const wish = { id: randomUUID(), organizationId: organization.id, role: 'teacher' as const, approval: true }
  return (await admin.does(createInvitation, wish)).body
}
