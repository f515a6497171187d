import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import * as announcements from '#contract/announcements'
import { listSchoolChats } from '#contract/chats'
import { acceptConduct } from '#contract/moderation'
import type { RunningWorld } from '../running-world.ts'
import { openSchool } from '../school.ts'
import { follow, press, russianLeftOn, sees } from './deeds.ts'
import { setStage } from './stage.ts'
import { PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

const preview = (page: Page) => page.getByRole('region', { name: 'Так его увидят' })
/** Where the keyboard stands now: a button that has gone leaves it on nothing. */
const standsOn = (page: Page, place: string) =>
  expect.poll(() => page.evaluate((place) => document.activeElement?.closest(place) !== null, place)).toBe(true)

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A class with its families, one of them not in Звонок yet. */
async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  await school.addClass('7Б')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const deputy = await school.person('Игорь Львович Носов', 'deputy', { post: 'заместитель директора' })
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const artem = await school.pupil('Артём Белов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const lev = await school.pupil('Лев Сорокин', class7a)
  const mother = await school.guardianOf(artem, 'Анна Белова')
  await school.guardianOf(sonya, mother)
  const father = await school.guardianOf(lev, 'Павел Сорокин', 'father')
  await school.guardianOf(lev, 'Дарья Сорокина', 'mother', { joined: false })
  const { organizationId } = school
  for (const one of [elena, mother]) await one.does(acceptConduct, { organizationId, version: 1 })
  const { chats } = (await administrator.reads(listSchoolChats, { organizationId })).body
  const parents = chats.find((chat) => chat.automatic === 'parents' && chat.className === '7А')!.id
  return { organizationId, administrator, deputy, elena, mother, father, parents }
}

describe('announcements', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let elena: Visitor
  let mother: Visitor
  const chapter = storyOn(() => stand)

  chapter('a class teacher writes, sees how it will look, and publishes into the parents’ chat', async () => {
    cast = await openClass()
    elena = await stand.enter('Елена', cast.elena)
    const { page } = elena
    await page.goto('/announcements')
    await sees(page.getByText('Объявлений пока нет'))
    await follow(page, 'Новое объявление')
    await page.getByLabel('Заголовок').fill('Поездка в планетарий')
    await page
      .getByLabel('Текст')
      .fill('Едем **11 декабря** после уроков.\nСогласие возьмите тут: https://school14.example/trip')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Программа поездки.txt', mimeType: 'text/plain', buffer: Buffer.from('09:30, автобус') })
    await page.getByLabel(/7А, родители/).check()
    await page.getByLabel('Отметка за каждого ребёнка').check()
    // The school lives by Omsk, six hours ahead of this browser: the hour of the deadline is Omsk's.
    await sees(page.getByText('Часы школы:'))
    await page.getByLabel('Ознакомиться до').fill(`${dayAfter(7)}T18:00`)
    await sees(page.getByText('Это ваши чаты'))
    await sees(preview(page).getByRole('link', { name: /Программа поездки/ }))
    await stand.scan(page, 'announcement-editor')
    await press(page, 'Опубликовать…')
    await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click()
    await sees(page.getByText('Ознакомились 0 из 4').first())
    await sees(page.getByText(/Ознакомиться\sдо\s.*,\s12:00/))
    await stand.scan(page, 'announcement-published')
  })

  chapter('a mother of two finds it under «Важное» and confirms for each child', async () => {
    mother = await stand.enter('Анна', cast.mother, PHONE)
    const { page } = mother
    await page.goto('/important')
    await sees(page.getByRole('heading', { name: 'Поездка в планетарий' }))
    await sees(page.getByText('Едем 11 декабря после уроков'))
    await sees(page.getByText('Приложен 1 файл'))
    await stand.scan(page, 'announcement-home')
    await press(page, 'Ознакомлен(а): Артём')
    await sees(page.getByRole('button', { name: 'Ознакомлен(а)', exact: true }))
    await standsOn(page, 'article')
    await page.goto(`/chats/${cast.parents}`)
    await sees(page.getByRole('heading', { name: 'Поездка в планетарий' }))
    await sees(page.getByRole('link', { name: /Программа поездки/ }))
    await stand.scan(page, 'announcement-chat')
    await press(page, 'Ознакомлен(а): Соня')
    await sees(page.getByText('Ознакомились 2 из 4'))
    await standsOn(page, '[data-message]')
  })

  chapter('the teacher sees it by name, live; marks a paper; reminds the rest', async () => {
    const { page } = elena
    await sees(page.getByText('Ознакомились 2 из 4').first())
    await sees(page.getByText('мама Артёма, 7А'))
    await page.getByRole('button', { name: /Действия: Сорокина Дарья/ }).click()
    await page.getByRole('menuitem', { name: 'Отметить: подписано на бумаге' }).click()
    await sees(page.getByText('Ознакомились 3 из 4').first())
    await press(page, 'Напомнить остальным')
    await page.getByRole('dialog').getByRole('button', { name: 'Напомнить остальным' }).click()
    await sees(page.getByText('Напоминание отправлено'))
    await stand.scan(page, 'announcement-names')
  })

  chapter('the deputy proposes, the administrator refuses with a reason, the deputy reads it', async () => {
    const { deputy, administrator, organizationId, parents } = cast
    const id = randomUUID()
    const content = {
      title: 'Субботник',
      text: 'В субботу в десять',
      deadline: null,
      acknowledge: false,
      perChild: false,
    }
    const made = { id, organizationId, ...content, chatIds: [parents] }
    expect((await deputy.does(announcements.createAnnouncement, made)).status).toBe(200)
    const step = { id: randomUUID(), announcementId: id }
    expect((await deputy.does(announcements.proposeAnnouncement, step)).status).toBe(200)
    const { page } = await stand.enter('Ольга', administrator)
    await page.goto('/important')
    await sees(page.getByText('1 объявление ждёт публикации'))
    await page.goto('/announcements?tab=queue')
    await page.getByRole('link', { name: /Субботник/ }).click()
    await press(page, 'Отклонить')
    await page.getByLabel('Причина для автора').fill('Нет приказа')
    await stand.scan(page, 'announcement-refuse')
    await page.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click()
    const author = await stand.enter('Игорь', deputy)
    await author.page.goto('/important')
    await sees(author.page.getByText('отклонил(а): Нет приказа'))
    await stand.scan(author.page, 'announcement-refused')
  })

  chapter('a poll of the composer: asked, answered, seen with names', async () => {
    const { page } = elena
    await page.goto(`/chats/${cast.parents}`)
    await page.getByRole('textbox', { name: 'Сообщение' }).click()
    await press(page, 'Добавить в чат')
    await page.getByRole('menuitem', { name: 'Опрос' }).click()
    await page.getByLabel('Вопрос').fill('Куда поедем на каникулах?')
    await page.getByLabel('Вариант 1').fill('Планетарий')
    await page.getByLabel('Вариант 2').fill('Ледовый дворец')
    await stand.scan(page, 'poll-new')
    await press(page, 'Отправить опрос')
    await mother.page.getByRole('button', { name: /Планетарий/ }).click()
    await sees(page.getByText('1 из 4 проголосовали'))
    await stand.scan(mother.page, 'poll-voted')
    await page.getByRole('button', { name: 'Что сделать с опросом' }).click()
    await page.getByRole('menuitem', { name: 'Кто как проголосовал' }).click()
    await sees(page.getByRole('dialog').getByText('Анна Белова'))
    await stand.scan(page, 'poll-names')
  })

  chapter('the same in English and in the dark: nothing is left in Russian, everything can be read', async () => {
    const { page } = elena
    const typed = [
      ...['Поездка в планетарий', 'Елена Сергеевна Воробьёва', 'Школа № 14', '7А', 'Субботник', 'Анна Белова'],
      ...[
        'Белова Анна',
        'Сорокин Павел',
        'Сорокина Дарья',
        'Артём',
        'Соня',
        'Лев',
        'Едем',
        '11 декабря',
        'после уроков',
      ],
      ...['Согласие возьмите тут:', 'Павел Сорокин', 'Дарья Сорокина', 'Звонок', 'Светлоозёрск'],
      'Программа поездки.txt',
    ]
    await page.evaluate(() => {
      localStorage.setItem('zvonok.language', 'en')
      localStorage.setItem('zvonok.theme', 'dark')
    })
    for (const [address, sign] of [
      ['/announcements', 'Published'],
      ['/announcements/new', 'How it will look'],
      ['/announcements', 'Published'],
    ] as const) {
      await page.goto(address)
      await sees(page.getByText(sign))
      expect(await russianLeftOn(page, typed), address).toEqual([])
      await stand.scan(page, `english-${address.replaceAll('/', '-')}`)
    }
    await page.getByRole('link', { name: /Поездка в планетарий/ }).click()
    await sees(page.getByText('Who has confirmed'))
    expect(await russianLeftOn(page, typed)).toEqual([])
    await stand.scan(page, 'english-announcement')
    await page.goto(`/chats/${cast.parents}`)
    await sees(page.getByText('Poll, votes are seen by all'))
    await stand.scan(page, 'english-poll')
  })
})
