import { afterAll, beforeAll, describe, expect } from 'vitest'
import { chatInList, conversation, message, say, sees, seesNo, signIn } from './deeds.ts'
import { DEMO_PASSWORD, openStand, type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

let stand: Stand

beforeAll(async () => {
  stand = await openStand({ args: ['--demo'] })
}, 180_000)
afterAll(() => stand?.close())

describe.each(WIDTHS)('somebody finds what was said, %d px wide', (width) => {
  const chapter = storyOn(() => stand)
  const word = `телескоп${width}`
  let teacher: Visitor
  let title: string

  chapter('a moment after it was said, by another form of the word', async () => {
    teacher = await stand.visitor('teacher', width)
    const { page } = teacher
    await signIn(teacher, 'teacher1', DEMO_PASSWORD)
    await sees(page.getByRole('navigation', { name: 'Разделы' }))
    await page.goto('/chats')
    await chatInList(page, '').first().click()
    title = (await page.getByRole('heading', { level: 1 }).first().textContent())!
    await say(page, `У 10-Б экскурсия: ${word}`)
    await sees(message(page, word).getByRole('img', { name: 'Отправлено' }))
    for (let n = 0; n < 3; n++) await say(page, `И ещё слово ${n}`)

    await page.goto('/search')
    await stand.scan(page, 'поиск-пусто')
    const found = page.getByRole('region', { name: 'Сообщения' }).getByRole('link')
    // What was just said is in the index a moment later: until then one asks again.
    await expect
      .poll(
        async () => {
          await page.goto(`/search?q=${encodeURIComponent(`экскурсии ${word}`)}`)
          await sees(found.or(page.getByRole('heading', { name: 'Ничего не нашлось' })))
          return found.locator('mark').allTextContents()
        },
        { interval: 500 },
      )
      .toEqual(['экскурсия', word])
    await stand.scan(page, 'поиск-найдено')
    await page.getByRole('searchbox', { name: 'Что найти' }).fill('10 б')
    await sees(page.locator('mark').filter({ hasText: /10.?Б/ }))
    await stand.scan(page, 'поиск-класс')
    await page.getByRole('searchbox', { name: 'Что найти' }).fill(word)
    await sees(found)
    await found.first().click()
    await sees(conversation(page, title))
    await sees(message(page, word))
  })

  chapter('going back shows the same; narrowing and emptiness say what to do', async () => {
    const { page } = teacher
    await page.goBack()
    await expect.poll(() => page.getByRole('searchbox', { name: 'Что найти' }).inputValue()).toBe(word)
    await page.getByText('Уточнить').click()
    await page.getByLabel('С дня').fill('2090-01-01')
    await sees(page.getByRole('heading', { name: 'Ничего не нашлось' }))
    await stand.scan(page, 'поиск-ничего')
    await page.getByRole('button', { name: 'Сбросить' }).first().click()
    await sees(page.getByRole('region', { name: 'Сообщения' }))
  })

  chapter('from anywhere, by Ctrl K', async () => {
    const { page } = teacher
    await page.goto('/more')
    await sees(page.getByRole('heading', { name: 'Ещё' }))
    // Heard once the frame around the screen is there.
    const finder = page.getByRole('combobox')
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+k')
        return finder.isVisible()
      })
      .toBe(true)
    await finder.fill(word)
    await sees(page.getByRole('option', { name: new RegExp(word) }))
    await sees(page.getByRole('option', { name: /экскурсия/ }))
    await stand.scan(page, 'поиск-быстрый')
    await page.getByRole('option', { name: /Искать везде/ }).click()
    await sees(page.getByRole('region', { name: 'Сообщения' }))
    await seesNo(page.getByRole('dialog'))
    await page.getByRole('radio', { name: 'Люди' }).check({ force: true })
    await page.getByRole('searchbox', { name: 'Что найти' }).fill('ан')
    await sees(page.getByRole('region', { name: 'Люди' }))
    await stand.scan(page, 'поиск-люди')
    await teacher.context.close()
  })
})
