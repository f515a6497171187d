import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { createChat, listChats, sendMessage } from '#contract/chats'
import { addSubjects } from '#contract/classes'
import { acceptConduct } from '#contract/moderation'
import type { RunningWorld } from '../running-world.ts'
import { type Member, openSchool } from '../school.ts'
import {
  chatInList,
  conversation,
  fill,
  hold,
  message,
  press,
  pressOther,
  restingBox,
  russianLeftOn,
  say,
  sees,
  seesNo,
} from './deeds.ts'
import { setStage } from './stage.ts'
import { type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage((stage) => {
  stand = stage.stand
  world = stage.world
})

async function openClasses() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const { organizationId } = school
  const class7a = await school.addClass('7А')
  const class8b = await school.addClass('8Б')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const director = await school.person('Павел Андреевич Громов', 'director')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const igor = await school.person('Игорь Павлович Мельник', 'teacher', { post: 'учитель алгебры' })
  const subject = { id: randomUUID(), organizationId, names: ['Алгебра'] }
  const { subjects } = (await administrator.does(addSubjects, subject)).body
  for (const one of [class7a, class8b]) await school.seat(igor, one, 'teacher', subjects[0]!.id)
  await school.seat(elena, class8b, 'teacher')
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const eva = await school.pupil('Ева Громова', class8b)
  const mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  for (const one of [administrator, director, elena, igor, mitya, eva, mother])
    await one.does(acceptConduct, { organizationId, version: 1 })
  const open = {
    id: randomUUID(),
    organizationId,
    kind: 'channel' as const,
    title: 'Коллеги математики',
    personIds: [],
  }
  await igor.does(createChat, { ...open, open: true })
  const { chats } = (await elena.reads(listChats, {})).body
  const chatOf = (name: string) => chats.find((chat) => chat.automatic === name && chat.classId !== class8b)!.id
  const says = (who: Member, chatId: string, text: string, mentions: string[] = []) =>
    who.does(sendMessage, { id: randomUUID(), chatId, text, mentions })
  return {
    organizationId,
    administrator,
    director,
    elena,
    igor,
    mitya,
    eva,
    mother,
    says,
    class: chatOf('class'),
    parents: chatOf('parents'),
    staff: chatOf('staff'),
  }
}

describe.each(WIDTHS)('the chats around the messages at %i', (width) => {
  const isPhone = width < 600
  let cast: Awaited<ReturnType<typeof openClasses>>
  let elena: Visitor
  let igor: Visitor
  let mitya: Visitor
  let director: Visitor
  const chapter = storyOn(() => stand)
  const enter = (name: string, member: Member) => stand.enter(name, member, width)
  const tab = (page: Page, name: string | RegExp) =>
    page.getByRole('group', { name: 'Какие чаты показать' }).getByRole('radio', { name })
  const newChat = async (page: Page, way: string) => {
    await page.goto('/chats')
    await page.getByRole('button', { name: 'Написать' }).filter({ visible: true }).click()
    await page.getByRole('radio', { name: way, exact: true }).check()
  }

  /** The menu of a chat in the list: the other button of a mouse, or a finger that holds. */
  async function openRowMenu(page: Page, title: string) {
    const row = chatInList(page, title)
    const menu = page.getByRole('menu', { name: `Действия: ${title}` })
    await (isPhone ? hold(row, menu) : pressOther(row, menu))
  }

  async function drawAside(page: Page, title: string) {
    const box = await restingBox(chatInList(page, title))
    const finger = await page.context().newCDPSession(page)
    const at = (x: number) => [{ x, y: box.y + 30 }]
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(300) })
    for (const x of [270, 230, 190, 170])
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  chapter('tabs tell the chats apart, a folder of one’s own stands among them', async () => {
    cast = await openClasses()
    await cast.says(cast.mitya, cast.class, 'Кто взял мой циркуль?')
    await cast.says(cast.administrator, cast.staff, 'Журналы до пятницы')
    elena = await enter('Елена', cast.elena)
    const { page } = elena
    await page.goto('/chats')
    if (!isPhone) await sees(page.getByRole('heading', { name: 'Выберите чат' }))
    await tab(page, /^Новые 2/).check()
    await sees(chatInList(page, '7А, класс'))
    await seesNo(chatInList(page, '8Б, педагоги'))
    await tab(page, /^Коллеги/).check()
    await sees(chatInList(page, 'Учительская'))
    await seesNo(chatInList(page, '7А, класс'))
    await tab(page, 'Все').check()
    await stand.scan(page, 'chat-list')

    await openRowMenu(page, '7А, класс')
    await stand.shot(page, 'row-menu')
    await page.getByRole('menuitem', { name: 'В папку…' }).click()
    await fill(page, 'Название папки', 'Мой класс')
    await stand.scan(page, 'folder-choice')
    await press(page, 'Готово')
    await tab(page, /^Мой класс/).check()
    await sees(chatInList(page, '7А, класс'))
    await press(page, 'Папки чатов')
    await page.getByRole('button', { name: '1 чат', exact: true }).click()
    await page.getByRole('checkbox', { name: '7А, родители' }).check()
    await stand.scan(page, 'folder-editor')
    await press(page, 'Сохранить')
    await sees(chatInList(page, '7А, родители'))
    await seesNo(chatInList(page, 'Учительская'))
    await tab(page, 'Все').check()
  })

  chapter('a chat goes into the archive and comes back when somebody names her', async () => {
    const { page } = elena
    if (isPhone) await drawAside(page, '7А, педагоги')
    else {
      await openRowMenu(page, '7А, педагоги')
      await page.getByRole('menuitem', { name: 'В архив' }).click()
    }
    await sees(page.getByText('Чат в архиве. Вернётся сам, когда вас упомянут'))
    await seesNo(chatInList(page, '7А, педагоги'))
    await page.getByRole('button', { name: /^Архив/ }).click()
    await sees(chatInList(page, '7А, педагоги'))
    await stand.scan(page, 'archive')
    await tab(page, 'Все').check()
    const { chats } = (await cast.igor.reads(listChats, {})).body
    const teachers = chats.find(({ automatic, className }) => automatic === 'teachers' && className === '7А')!.id
    await cast.says(cast.igor, teachers, '@Елена Сергеевна Воробьёва, когда педсовет?', [cast.elena.personId])
    await sees(chatInList(page, '7А, педагоги'))

    await openRowMenu(page, 'Учительская')
    await page.getByRole('menuitem', { name: 'Тишина на неделю' }).click()
    await sees(chatInList(page, 'Учительская').getByRole('img', { name: 'без звука' }))
  })

  chapter('a subject teacher makes a chat of the class; its pupils are there', async () => {
    igor = await enter('Игорь', cast.igor)
    const { page } = igor
    await newChat(page, 'Классу')
    await sees(page.getByRole('heading', { name: 'Эти чаты у класса уже есть' }))
    await sees(page.getByRole('button', { name: '7А, педагоги' }))
    await stand.scan(page, 'chat-of-a-class')
    await page.getByRole('dialog').getByRole('button', { name: 'Создать' }).click()
    await sees(conversation(page, '7А, алгебра'))
    await say(page, 'Завтра контрольная')

    mitya = await enter('Митя', cast.mitya)
    await mitya.page.goto('/chats')
    await chatInList(mitya.page, '7А, алгебра').click()
    await sees(message(mitya.page, 'Завтра контрольная'))
    await sees(mitya.page.getByText('1 ученик, 2 педагога; администратор входит с записью'))
    await mitya.page.getByRole('button', { name: 'О чате и действия' }).first().click({ trial: true })
  })

  chapter('the class teacher sets the rules, and a pupil sees them before writing', async () => {
    const { page } = elena
    await page.goto(`/chats/${cast.class}`)
    if (isPhone) await press(page, 'О чате и действия')
    const rules = page.getByRole('region', { name: 'Правила чата' })
    await rules.getByLabel('Пауза между сообщениями').selectOption('30')
    await rules.getByRole('radio', { name: 'Сотрудники' }).check()
    await sees(page.getByText('Чат классного руководителя с учениками.'))
    await stand.scan(page, 'rules')

    await mitya.page.goto(`/chats/${cast.class}`)
    await sees(mitya.page.getByText('Не чаще чем раз в 30 секунд. Ссылки дают сотрудники.'))
    await say(mitya.page, 'Гляньте https://example.org/igra')
    await sees(mitya.page.getByText('Ссылки в этом чате дают сотрудники школы', { exact: false }))
    await stand.scan(mitya.page, 'rules-of-a-member')
  })

  chapter('an excursion gets another name, and when it is over its chat is read only', async () => {
    const { page } = elena
    const chatId = randomUUID()
    const made = { id: chatId, organizationId: cast.organizationId, kind: 'group' as const, title: 'Экскурсия' }
    await cast.elena.does(createChat, { ...made, personIds: [cast.mitya.personId] })
    await page.goto(`/chats/${chatId}`)
    await sees(conversation(page, 'Экскурсия'))
    if (isPhone) await press(page, 'О чате и действия')
    await press(page, 'Название и описание')
    const naming = page.getByRole('dialog', { name: 'Название и описание' })
    await naming.getByLabel('Название').fill('Экскурсия в музей')
    await naming.getByLabel('О чём этот чат').fill('Сбор, билеты, обед')
    await naming.getByRole('button', { name: 'Сохранить' }).click()
    await seesNo(naming)
    await sees(page.getByText('Сбор, билеты, обед'))
    await mitya.page.goto(`/chats/${chatId}`)
    await sees(conversation(mitya.page, 'Экскурсия в музей'))
    await press(page, 'Завершить чат')
    const asked = page.getByRole('dialog', { name: 'Завершить «Экскурсия в музей»?' })
    await asked.getByRole('button', { name: 'Завершить чат' }).click()
    await sees(mitya.page.getByText('Чат в архиве: его можно читать', { exact: false }))
    await sees(page.getByRole('button', { name: 'Открыть снова' }))
    await stand.scan(page, 'ended')
    await mitya.page.goto(`/chats/${cast.class}`)
    await sees(conversation(mitya.page, '7А, класс'))
  })

  chapter('a colleague joins the channel that is there instead of making another', async () => {
    const { page } = elena
    await newChat(page, 'В канал')
    await stand.scan(page, 'new-channel')
    await press(page, 'Войти: Коллеги математики')
    await sees(conversation(page, 'Коллеги математики'))
    await sees(page.getByText('В этом канале пишут его ведущие', { exact: false }))
  })

  chapter('the director gathers the deputies, decides who makes what, and finds every chat in its place', async () => {
    director = await enter('Павел', cast.director)
    const { page } = director
    await newChat(page, 'Группе')
    await press(page, 'С педагогами')
    await sees(page.getByText('Соберётся сам: руководители и все педагоги школы.', { exact: false }))
    await stand.scan(page, 'directors-chats')
    await page.getByRole('dialog').getByRole('button', { name: 'Создать' }).click()
    await sees(conversation(page, 'С педагогами'))
    await sees(page.getByText('3 педагога; администратор входит с записью'))

    await page.goto('/school/chats?part=check')
    await sees(page.getByText('Все 9 чатов, которые появляются сами, на месте', { exact: false }))
    await sees(page.getByText('В чате учеников нет взрослого: 8Б.', { exact: false }))
    await stand.scan(page, 'check')
    await page.getByRole('tab', { name: 'Кто что создаёт' }).click()
    await page.getByRole('radio', { name: /^Каналы вместо чатов/ }).check()
    await press(page, 'Сохранить')
    await sees(page.getByText('Стратегия сохранена'))
    await stand.scan(page, 'strategy')

    await newChat(elena.page, 'Группе')
    await sees(elena.page.getByText('В вашей школе такие чаты создаёт администрация.', { exact: false }))
    await elena.page.keyboard.press('Escape')
  })

  chapter('the director looks into a chat with a reason, and its members see who, when and why', async () => {
    const { page } = director
    await page.goto('/school/chats')
    await fill(page, 'Найти чат', '7А')
    await stand.scan(page, 'school-chats')
    await page.getByRole('link', { name: 'Заглянуть: 7А, класс' }).click()
    await press(page, 'Заглянуть на полчаса')
    await sees(page.getByText('Напишите причину хотя бы в несколько слов', { exact: false }))
    await fill(page, 'Причина', 'Жалоба родителей на переписку')
    await stand.scan(page, 'look-reason')
    await press(page, 'Заглянуть на полчаса')
    await sees(page.getByText('Вы читаете этот чат до', { exact: false }))
    await sees(page.getByText('Кто взял мой циркуль?'))
    await expect.poll(() => page.getByRole('textbox').count()).toBe(0)
    await stand.scan(page, 'look')

    const pupil = mitya.page
    await sees(pupil.getByText('Павел Андреевич Громов полчаса читает этот чат.'))
    await sees(pupil.getByText('администрация заглядывала: сегодня', { exact: false }))
    await stand.scan(pupil, 'looked-into')
    if (isPhone) await press(pupil, 'О чате и действия')
    const looks = pupil.getByRole('region', { name: 'Взгляды администрации' })
    await sees(looks.getByText('Причина: Жалоба родителей на переписку', { exact: false }))
  })

  chapter('where nobody answers for the children, the chat says so to everybody in it', async () => {
    const { page } = await enter('Ева', cast.eva)
    await page.goto('/chats')
    await chatInList(page, '8Б, класс').click()
    await sees(page.getByText('1 ученик; нет ответственного взрослого; администратор входит с записью'))
    if (isPhone) await press(page, 'О чате и действия')
    await sees(page.getByText('За детей в этом чате никто не отвечает.', { exact: false }))
    await stand.scan(page, 'no-adult')
  })

  chapter('in English nothing of it is left in Russian', async () => {
    const { page } = director
    await page.goto('/more')
    await page.getByRole('radio', { name: 'English' }).click()
    await sees(page.getByRole('heading', { name: 'More' }))
    const typed = [
      'Школа № 14',
      'Коллеги математики',
      'С педагогами',
      'Русский',
      '7А',
      '8Б',
      'алгебра',
      'Жалоба родителей на переписку',
    ]
    const people = [cast.administrator, cast.director, cast.elena, cast.igor].map(({ name }) =>
      [name.firstName, name.patronymic, name.lastName].join(' '),
    )
    const left: Record<string, string[]> = {}
    for (const [place, seen] of [
      ['/school/chats', 'Find a chat'],
      ['/school/chats?part=check', 'Staff room'],
      ['/school/chats?part=strategy', 'Who makes what'],
      [`/school/chats/${cast.parents}`, 'Reason'],
    ] as const) {
      await page.goto(place)
      await sees(page.getByText(seen))
      left[place] = await russianLeftOn(page, [...people, ...typed])
    }
    expect(Object.fromEntries(Object.entries(left).filter(([, words]) => words.length > 0))).toEqual({})
  })

  chapter('a device that knows nobody and has no connection says so, and opens by itself', async () => {
    const one = await stand.visitor(`никто ${width}`, width)
    await one.page.goto('/chats')
    await one.page.waitForURL(/sign-in/)
    await one.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await one.setOffline(true)
    await one.page.goto('/chats')
    await sees(one.page.getByRole('heading', { name: 'Нет связи' }))
    expect(await one.page.title()).toBe('Нет связи · Звонок')
    await one.setOffline(false)
    await one.page.waitForURL(/sign-in/)
  })
})
