import { execFileSync } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './stand.ts'

// What people do in several stories, by what they see and hear: roles and names only.

export const PASSWORD = 'три слова подряд'

/** Waits until it is seen. Playwright's own expectations stay outside of vitest; this says the same. */
export const sees = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })
export const seesNo = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

/** The heading of the screen one has come to. */
export const seesTitle = (page: Page, name: string | RegExp): Promise<void> =>
  sees(page.getByRole('heading', { name, exact: typeof name === 'string' }))

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()

export const fill = (page: Page, label: string | RegExp, text: string): Promise<void> =>
  page.getByLabel(label, { exact: typeof label === 'string' }).fill(text)

export async function signIn({ page }: Visitor, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in?way=login')
  await fill(page, 'Логин, почта или телефон', login)
  await fill(page, 'Пароль', password)
  await press(page, 'Войти')
}

/** Opens a chat from the list, wherever one is. */
export async function openChat(page: Page, title: string): Promise<void> {
  await page.goto('/chats')
  await chatInList(page, title).click()
  await sees(conversation(page, title))
}

/** Back to the list as a person goes there: by the arrow on a phone, by the sections on a computer. */
export async function leaveChat(page: Page): Promise<void> {
  const wide = (page.viewportSize()?.width ?? 0) > 600
  if (!wide) return follow(page, 'Назад')
  await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Чаты' }).click()
}

export const acceptance = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Прочитал\(а\) и принимаю|I have read and accept)$/ })

/** Before the first chat everybody reads how people talk here. */
export async function acceptRules(page: Page): Promise<void> {
  await acceptance(page).click()
  await seesNo(page.getByRole('dialog'))
}

export const chatInList = (page: Page, title: string): Locator =>
  page.getByRole('navigation', { name: 'Список чатов' }).getByRole('link', { name: new RegExp(`^${title}`) })

export const conversation = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: title, exact: true })

export async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Сообщение' })
  const send = page.getByRole('button', { name: 'Отправить', exact: true, disabled: false })
  await field.fill(text)
  // A dialog that has just closed gives the focus back in that very moment: a person sees the empty field and types again.
  await send.waitFor({ timeout: 1000 }).catch(() => field.fill(text))
  await send.click()
}

/** A message on the screen by its words. */
export const message = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('log', { name: 'Сообщения' }).getByRole('article').filter({ hasText: text })

/** A message past what is new, where the last words stand. */
export async function seesAtTheEnd(page: Page, words: string | RegExp): Promise<Locator> {
  const seen = message(page, words).last()
  const down = page.getByRole('button', { name: /^К последним|перейти вниз$/ })
  await expect
    .poll(async () => {
      if (await seen.isVisible()) return true
      // The chat may come to its end by itself meanwhile, and the button goes.
      if (await down.isVisible()) await down.click({ timeout: 1000 }).catch(() => undefined)
      return false
    })
    .toBe(true)
  return seen
}

/** The menu of a message: held on a phone, by its button on a computer. */
export async function openMenuOf(page: Page, text: string): Promise<Locator> {
  const bubble = message(page, text).last()
  const menu = page.getByRole('menu', { name: 'Действия с сообщением' })
  if ((page.viewportSize()?.width ?? 0) > 600) {
    // Words that move on under the mouse take their button along: one points at them again.
    await expect
      .poll(async () => {
        await bubble.hover()
        const button = bubble.getByRole('button', { name: 'Действия с сообщением' })
        await button.click({ timeout: 3000 }).catch(() => undefined)
        return comes(menu)
      })
      .toBe(true)
    return menu
  }
  await hold(bubble.getByText(text).first(), menu)
  return menu
}

/** Where it stands once it has come to rest and nothing lies over it: a finger finds it there. */
export async function restingBox(what: Locator) {
  await what.hover({ trial: true })
  return (await what.boundingBox())!
}

/** A finger that lies on it until the menu comes; what a screen can do comes a moment after the screen, and one tries again. */
export async function hold(what: Locator, menu: Locator): Promise<void> {
  const finger = await what.page().context().newCDPSession(what.page())
  const touch = (type: 'touchStart' | 'touchEnd' | 'touchCancel', touchPoints: { x: number; y: number }[] = []) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints })
  await expect
    .poll(async () => {
      const box = await restingBox(what)
      await touch('touchStart', [{ x: box.x + Math.min(120, box.width / 2), y: box.y + box.height / 2 }])
      const came = await comes(menu)
      await touch(came ? 'touchEnd' : 'touchCancel')
      return came
    })
    .toBe(true)
}

const comes = (menu: Locator): Promise<boolean> =>
  menu
    .first()
    .waitFor({ timeout: 3000 })
    .then(
      () => true,
      () => false,
    )

/** The other button of a mouse, until the menu comes. */
export async function pressOther(what: Locator, menu: Locator): Promise<void> {
  await expect
    .poll(async () => {
      await what.click({ button: 'right' })
      return comes(menu)
    })
    .toBe(true)
}

/** The text of a PDF, page by page, as somebody reads it from paper. */
export function readPdf(bytes: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' })
  return text.split('\f').filter((page) => page.trim())
}

/** The nine signs of somebody's sheet, as they stand under the square. */
export function codeOnSheet(pages: string[], name: string): string {
  const page = pages.find((one) => one.replace(/\s+/g, ' ').includes(name))
  const code = /([АВЕКМНРСТУХ2-9]{3})[\s·–-]+([АВЕКМНРСТУХ2-9]{3})[\s·–-]+([АВЕКМНРСТУХ2-9]{3})/u.exec(page ?? '')
  expect(code, `a sheet of ${name} among:\n${pages.join('\n---\n').slice(0, 3000)}`).not.toBeNull()
  return code!.slice(1).join('')
}

/**
 * Russian words that an English screen still says by itself, in what is seen and in what is read aloud. `typed` is what
 * people have written here, in whatever language they speak; so are messages, and a switch names Russian in Russian.
 */
export async function russianLeftOn(page: Page, typed: readonly string[]): Promise<string[]> {
  const said = await page.evaluate(() => {
    const told = (element: Element) => !element.closest('[lang=ru], [role=log], datalist, script, style, noscript')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement && told(node.parentElement)) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      if (told(element))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '')
    return [...texts, document.title]
  })
  const without = (text: string) =>
    typed.reduce((left, part) => left.replaceAll(part, ''), text.replace(/\s+/g, ' ')).trim()
  return [...new Set(said.map(without).filter((text) => /\p{Script=Cyrillic}{2}/u.test(text) && !isInitials(text)))]
}

const isInitials = (text: string): boolean => /^\p{Lu}{2}$/u.test(text)
