import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { getChat, listChats, listHeld, listMessages, pinMessage, react, sendMessage } from '#contract/chats'
import { acceptConduct } from '#contract/moderation'
import type { RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD } from '../school.ts'
import {
  acceptRules,
  conversation,
  message,
  openMenuOf,
  press,
  say,
  sees,
  seesAtTheEnd,
  seesNo,
  signIn,
} from './deeds.ts'
import { setStage } from './stage.ts'
import { type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage((stage) => {
  stand = stage.stand
  world = stage.world
})

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const igor = await school.teacher('Игорь Павлович Мельник')
  await school.seat(igor, class7a, 'teacher')
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const alia = await school.pupil('Алия Ахметова', class7a)
  await school.guardianOf(mitya, 'Анна Кузнецова')
  await school.guardianOf(alia, 'Гульнара Ахметова')
  const { chats } = (await elena.reads(listChats, {})).body
  const chatOf = (name: string) => chats.find(({ automatic }) => automatic === name)!.id
  // Alia’s story tells of the rules; the others have read them.
  for (const one of [elena, igor, mitya])
    await one.does(acceptConduct, { organizationId: school.organizationId, version: 1 })
  const tell = async (who: Member, text: string, more: object = {}) => {
    const answer = await who.does(sendMessage, { id: randomUUID(), chatId: chatOf('class'), text, ...more })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  return {
    question: '',
    elena,
    igor,
    mitya,
    alia,
    tell,
    class: chatOf('class'),
    parents: chatOf('parents'),
    teachers: chatOf('teachers'),
  }
}

describe.each(WIDTHS)('messages at %i', (width) => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let elena: Visitor
  let mitya: Visitor
  const chapter = storyOn(() => stand)
  const enter = async (name: string, member: Member, options = {}) => {
    const one = await stand.visitor(`${name} ${width}`, width, options)
    await signIn(one, member.login, PASSWORD)
    await one.page.waitForURL(/important|today|chats|school/)
    return one
  }
  const dialog = (one: Visitor, name: string) => one.page.getByRole('dialog', { name, exact: true })
  const choose = async (one: Visitor, text: string, deed: string) => {
    // A mouse that lies still over what has just come up has not come to it.
    if (width > 600) await one.page.mouse.move(2, 2)
    await (await openMenuOf(one.page, text)).getByRole('menuitem', { name: deed }).click()
  }

  /** Opens the chat of the class at its end, wherever unread begins. */
  const openAtEnd = async ({ page }: Visitor) => {
    await page.goto(`/chats/${cast.class}`)
    await seesAtTheEnd(page, 'Сбор в восемь у входа')
  }

  chapter('an empty chat says what it is and what to do next', async () => {
    cast = await openClass()
    elena = await enter('Елена', cast.elena)
    await elena.page.goto(`/chats/${cast.class}`)
    await sees(elena.page.getByText('Здесь начинается чат'))
    await sees(elena.page.getByText('Напишите первое сообщение.'))
    await stand.scan(elena.page, 'empty-chat')
    // It is empty on her device; the first words come while she is away.
    await elena.page.goto('about:blank')
    cast.question = (await cast.tell(cast.elena, 'Кто едет на автобусе?')).id
    await elena.page.goto(`/chats/${cast.class}`)
    await sees(message(elena.page, 'Кто едет на автобусе?'))
  })

  chapter('answers to a message open beside the chat, and one answers there', async () => {
    for (let n = 1; n <= 12; n += 1) await cast.tell(cast.alia, `Я собрала вещи, список ${n}`)
    const first = await cast.tell(cast.mitya, 'Я еду', { replyTo: cast.question })
    await cast.tell(cast.alia, 'И я с ним', { replyTo: first.id })

    mitya = await enter('Митя', cast.mitya)
    const { page } = mitya
    await page.goto(`/chats/${cast.class}`)
    await page.getByRole('button', { name: '2 ответа' }).click()
    const answers = dialog(mitya, 'Ответы')
    await sees(answers.getByText('Кто едет на автобусе?'))
    await sees(answers.getByText('И я с ним'))
    expect(await answers.getByText('Я собрала вещи').count()).toBe(0)
    await stand.scan(page, 'chain')
    await answers.getByRole('textbox', { name: 'Сообщение' }).fill('Место у окна моё')
    await answers.getByRole('button', { name: 'Отправить', exact: true }).click()
    await sees(answers.getByText('3 ответа'))
    await sees(answers.getByRole('article').filter({ hasText: 'Место у окна моё' }))
    await page.keyboard.press('Escape')
    await seesNo(answers)
    // The teacher, who has the chat open, sees the number change.
    await message(elena.page, 'Место у окна моё')
      .getByRole('button', { name: /Кто едет на автобусе/ })
      .click()
    await sees(elena.page.getByRole('button', { name: '3 ответа' }))
  })

  chapter('what is pinned stands under the name of the chat and leads to its place', async () => {
    // Pinned where the quote has led: the others quote the same words.
    await elena.page.getByRole('button', { name: '3 ответа' }).click()
    const answers = dialog(elena, 'Ответы')
    await sees(answers.getByText('И я с ним'))
    await answers.getByRole('button', { name: 'Показать в чате' }).click()
    await elena.page.keyboard.press('Escape')
    await seesNo(answers)
    await cast.elena.does(pinMessage, { chatId: cast.class, messageId: cast.question, on: true })
    await sees(elena.page.getByText('Закреплено', { exact: true }))
    const bar = mitya.page.getByRole('button', { name: /^Закреплено / })
    await sees(bar)
    await cast.tell(cast.elena, 'Сбор в восемь у входа')
    await openAtEnd(elena)
    await choose(elena, 'Сбор в восемь у входа', 'Закрепить')
    await sees(mitya.page.getByText(/Закреплено\s\d\sиз\s2/))
    await bar.click()
    await press(mitya.page, 'Все закреплённые')
    const pins = dialog(mitya, 'Закреплённые')
    await sees(pins.getByText('Сбор в восемь у входа'))
    await stand.scan(mitya.page, 'pins')
    expect(await pins.getByRole('button', { name: 'Открепить' }).count()).toBe(0)
    await pins.getByRole('button', { name: /Сбор в восемь у входа/ }).click()
    // A pupil does not pin: the menu has no such line.
    const menu = await openMenuOf(mitya.page, 'Сбор в восемь у входа')
    expect(await menu.getByRole('menuitem', { name: /епить/ }).count()).toBe(0)
    await mitya.page.keyboard.press('Escape')
  })

  chapter(
    'two messages go to a chat of colleagues and to oneself; a pupil’s words are not offered to parents',
    async () => {
      const { page } = elena
      await openAtEnd(elena)
      await choose(elena, 'Место у окна моё', 'Выбрать')
      await message(page, 'Сбор в восемь у входа').last().click()
      await stand.scan(page, 'picked')
      await press(page, 'Переслать')
      const forward = dialog(elena, 'Переслать')
      await forward.getByRole('checkbox', { name: /Избранное/ }).check()
      await forward.getByRole('checkbox', { name: '7А, педагоги' }).check()
      await sees(forward.getByText('Слова ученика остаются'))
      expect(await forward.getByRole('checkbox', { name: '7А, родители' }).count()).toBe(0)
      await forward.getByLabel('Комментарий').fill('Посмотрите, коллеги')
      await stand.scan(page, 'forward')
      await forward.getByRole('button', { name: 'Переслать' }).click()
      await press(page, 'Вернуть')
      await choose(elena, 'Место у окна моё', 'Переслать')
      await forward.getByLabel('Куда').fill('педаг')
      await forward.getByRole('checkbox', { name: '7А, педагоги' }).check()
      await forward.getByRole('button', { name: 'Переслать' }).click()
      await seesNo(forward)

      const igor = await enter('Игорь', cast.igor)
      await igor.page.goto(`/chats/${cast.teachers}`)
      await sees(igor.page.getByText('Переслано: Митя Кузнецов'))
      await sees(message(igor.page, 'Место у окна моё'))
      expect(await igor.page.getByText('Посмотрите, коллеги').count()).toBe(0)
      expect(await message(igor.page, 'Сбор в восемь').count()).toBe(0)
      await stand.scan(igor.page, 'forwarded')
      await igor.page.close()
    },
  )

  chapter('a bookmark is found from «Ещё» and leads back; «Избранное» is there, too', async () => {
    const { page } = elena
    await choose(elena, 'Место у окна моё', 'В закладки')
    await sees(message(page, 'Место у окна моё').getByRole('img', { name: 'в закладках' }))
    await page.goto('/more')
    await page.getByRole('link', { name: 'Закладки' }).click()
    await sees(page.getByText('7А, класс'))
    await stand.scan(page, 'bookmarks')
    await page.getByRole('button', { name: /Место у окна моё/ }).click()
    await page.waitForURL(/\/chats\/.+at=\d/)
    await sees(message(page, 'Место у окна моё'))
    await page.goto('/bookmarks')
    await press(page, 'Убрать из закладок')
    await sees(page.getByText('Закладок пока нет'))
    await page.goto('/more')
    await press(page, 'Избранное')
    await sees(conversation(page, 'Избранное'))
    await say(page, 'Купить билеты')
    await sees(message(page, 'Купить билеты'))
    await stand.scan(page, 'saved')
  })

  chapter('the tick of one’s own message tells who has read it', async () => {
    const { page } = elena
    await openAtEnd(elena)
    await message(page, 'Сбор в восемь у входа').last().getByRole('button', { name: 'Кто прочитал' }).click()
    const readers = dialog(elena, 'Кто прочитал')
    await sees(readers.getByText('Прочитали: 1'))
    await sees(readers.getByText('Митя Кузнецов'))
    await sees(readers.getByText('Ещё нет: 1'))
    await stand.scan(page, 'readers')
    await page.keyboard.press('Escape')
    await seesNo(readers)
  })

  chapter('a word pressed under a message says by whom', async () => {
    const said = message(elena.page, 'Сбор в восемь у входа').last()
    const { messages } = (await cast.mitya.reads(listMessages, { chatId: cast.class })).body
    const { id } = messages.findLast(({ text }) => text === 'Сбор в восемь у входа')!
    for (const one of [cast.mitya, cast.elena])
      await one.does(react, { chatId: cast.class, messageId: id, word: 'accepted', on: true })
    await sees(said.getByText('Принято'))
    await choose(elena, 'Сбор в восемь у входа', 'Кто отозвался')
    const names = dialog(elena, 'Кто отозвался')
    await sees(names.getByText('Принято: 2'))
    await sees(names.getByText('Митя Кузнецов'))
    await stand.scan(elena.page, 'reactions')
    await elena.page.keyboard.press('Escape')
    await seesNo(names)
  })

  chapter('a message goes later by the school’s clock, and may be changed till then', async () => {
    const { page } = elena
    await press(page, 'Добавить в чат')
    await page.getByRole('menuitem', { name: 'Отправить позже' }).click()
    const later = dialog(elena, 'Отправить позже')
    await sees(later.getByText('Часы школы: Светлоозёрск'))
    await stand.scan(page, 'send-later')
    await later.getByRole('button', { name: 'Завтра, 08:00' }).click()
    await later.getByRole('button', { name: 'Выбрать' }).click()
    await page.getByRole('textbox', { name: 'Сообщение' }).fill('Не забудьте сменку')
    await sees(page.getByText('Уйдёт: завтра, 08:00 по часам школы'))
    await page.getByRole('button', { name: /^Отправить в .*08:00/ }).click()
    await press(page, 'Отложено: 1')
    const waiting = dialog(elena, 'Ждут отправки')
    await waiting.getByRole('button', { name: 'Изменить' }).click()
    await waiting.getByLabel('Текст').fill('Не забудьте сменку и воду')
    await waiting.getByLabel('Время').fill('09:30')
    await stand.scan(page, 'waiting')
    await waiting.getByRole('button', { name: 'Сохранить' }).click()
    await sees(waiting.getByText('Уйдёт: завтра, 09:30 по часам школы'))
    const [held] = (await cast.elena.reads(listHeld, { chatId: cast.class })).body.messages
    expect(held).toMatchObject({ text: 'Не забудьте сменку и воду', heldFor: 'scheduled' })
    expect(held!.heldUntil).toContain('T03:30:00') // Omsk is six hours ahead of UTC
    await waiting.getByRole('button', { name: 'Не отправлять' }).click()
    await sees(waiting.getByText('Ничего не отложено'))
    await page.keyboard.press('Escape')
  })

  chapter('from the keyboard: walk, answer, mark, leave', async () => {
    if (width < 600) return
    const { page } = elena
    await message(page, 'Сбор в восемь у входа').last().scrollIntoViewIfNeeded()
    await page.getByRole('log', { name: 'Сообщения' }).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('r')
    await sees(page.getByText(/^Ответ:\s/))
    await page.keyboard.press('Escape')
    await page.getByRole('log', { name: 'Сообщения' }).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('x')
    await sees(page.getByRole('toolbar', { name: 'Выбранные сообщения' }))
    await page.keyboard.press('Escape')
    await sees(page.getByRole('textbox', { name: 'Сообщение' }))
  })

  chapter('words typed right after the rules of conduct are not lost, and a short look counts as reading', async () => {
    const alia = await enter('Алия', cast.alia, { newcomer: true })
    const { page } = alia
    await page.goto(`/chats/${cast.class}`)
    await acceptRules(page)
    if (width > 600) await page.keyboard.type('Я тоже еду')
    else await page.getByRole('textbox', { name: 'Сообщение' }).fill('Я тоже еду')
    await page.getByRole('button', { name: 'Отправить', exact: true }).click()
    await sees(message(page, 'Я тоже еду'))

    await page.goto('/today')
    const last = await cast.tell(cast.elena, 'Спасибо, все отметились')
    await page.goto(`/chats/${cast.class}`)
    const words = message(page, 'Спасибо, все отметились')
    await sees(words)
    // A look is at least one painted frame with the words in sight.
    await words.evaluate(
      (element) =>
        new Promise<void>((done) => {
          const inSight = ({ isIntersecting }: IntersectionObserverEntry) => isIntersecting
          const observer = new IntersectionObserver(
            (entries) => {
              if (entries.some(inSight)) requestAnimationFrame(() => requestAnimationFrame(() => done()))
            },
            { threshold: 0.9 },
          )
          observer.observe(element)
        }),
    )
    await page.goto('about:blank')
    await expect
      .poll(async () => (await cast.alia.reads(getChat, { chatId: cast.class })).body.readMsgNo, { timeout: 15_000 })
      .toBe(last.msgNo)
  })

  chapter('a page whose parts are gone from the server comes anew by itself', async () => {
    if (width < 600) return // one and the same page
    const one = await stand.visitor(`Елена ещё раз ${width}`, width)
    const { page } = one
    // A browser without what keeps the application on the device.
    await page.addInitScript(() => {
      if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => undefined)
    })
    await signIn(one, cast.elena.login, PASSWORD)
    await page.waitForURL(/important|today|chats|school/)
    await page.goto(`/chats/${cast.class}`)
    await sees(message(page, 'Спасибо, все отметились'))
    let gone = 0
    await page.route(/assets\/Sheets-.*\.js/, (route) =>
      gone++ === 0 ? route.fulfill({ status: 404 }) : route.continue(),
    )
    const came = page.waitForEvent('load')
    await choose(one, 'Спасибо, все отметились', 'Переслать')
    await came
    await sees(message(page, 'Спасибо, все отметились'))
    await choose(one, 'Спасибо, все отметились', 'Переслать')
    await sees(dialog(one, 'Переслать'))
    stand.faults.splice(0) // the missing file itself is reported by the browser
  })
})
