import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { listChats, sendMessage } from '#contract/chats'
import { acceptConduct } from '#contract/moderation'
import { writeMinute } from '#rules/quiet'
import type { RunningWorld } from '../running-world.ts'
import { type Member, openSchool } from '../school.ts'
import { conversation, follow, message, openMenuOf, press, sees, seesNo } from './deeds.ts'
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

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const alia = await school.pupil('Алия Ахметова', class7a)
  const mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  const { chats } = (await elena.reads(listChats, {})).body
  const chatOf = (name: string) => chats.find(({ automatic }) => automatic === name)!.id
  // Alia’s story begins with the rules; the others have read them.
  for (const one of [administrator, elena, mitya, mother])
    await one.does(acceptConduct, { organizationId: school.organizationId, version: 1 })
  const say = (who: Member, chatId: string, text: string) => who.does(sendMessage, { id: randomUUID(), chatId, text })
  return {
    administrator,
    elena,
    mitya,
    alia,
    mother,
    say,
    class: chatOf('class'),
    staff: chatOf('staff'),
    parents: chatOf('parents'),
  }
}

/** A window on the school's clock (Omsk, UTC+6) that has begun an hour ago and ends in two. */
function windowAroundNow(): { from: string; to: string } {
  const now = new Date()
  const minute = (now.getUTCHours() * 60 + now.getUTCMinutes() + 6 * 60) % 1440
  return { from: writeMinute((minute + 1380) % 1440), to: writeMinute((minute + 120) % 1440) }
}

describe('quiet hours and the desk', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let administrator: Visitor
  let elena: Visitor
  let alia: Visitor
  const night = windowAroundNow()
  const chapter = storyOn(() => stand)

  chapter('the rules of conduct lie over the first chat, and are accepted once', async () => {
    cast = await openClass()
    alia = await stand.enter('Алия', cast.alia, PHONE)
    const page = await alia.anotherTab()
    await page.goto(`/chats/${cast.class}`)
    const rules = page.getByRole('dialog', { name: 'Как мы здесь разговариваем' })
    await sees(rules)
    await stand.scan(page, 'conduct-gate')
    await rules.getByRole('button', { name: 'Прочитал(а) и принимаю' }).click()
    await seesNo(rules)
    await page.reload()
    await sees(conversation(page, '7А, класс'))
    await seesNo(rules)
    await page.close()
  })

  chapter('a pupil reports a message from its menu; the desk hides it and warns its author', async () => {
    await cast.say(cast.mitya, cast.class, 'Алия, ты лишняя в этом классе')
    await cast.say(cast.mitya, cast.class, 'Придёт код из смс, скинь мне его: https://gosuslugl.ru/vote')
    const { page } = alia
    await page.goto(`/chats/${cast.class}`)
    await sees(page.getByText('Похоже на обман: школа никогда не просит код из SMS.'))
    await sees(page.getByText('выдаёт себя за gosuslugi.ru'))
    const menu = await openMenuOf(page, 'ты лишняя')
    await menu.getByRole('menuitem', { name: 'Пожаловаться' }).click()
    await page.getByRole('radio', { name: 'Оскорбление или мат' }).check()
    await stand.scan(page, 'report')
    await press(page, 'Отправить жалобу')
    await sees(page.getByText('Жалоба отправлена'))

    elena = await stand.enter('Елена', cast.elena)
    await elena.page.goto('/important')
    await sees(elena.page.getByText('Ждёт решения 1 жалоба'))
    await follow(elena.page, 'Разобрать')
    await sees(elena.page.getByText('Алия, ты лишняя в этом классе'))
    await stand.scan(elena.page, 'desk')
    await press(elena.page, 'Решить')
    await elena.page.getByLabel(/^Предупредить/).check()
    await elena.page.getByLabel('Причина').fill('Спорим о деле, а не о человеке')
    await stand.scan(elena.page, 'desk-deciding')
    await press(elena.page, 'Принять меры')
    await sees(elena.page.getByText('Решение принято, автору сказано'))
    await seesNo(message(page, 'ты лишняя'))

    const mitya = await stand.enter('Митя', cast.mitya, PHONE)
    await mitya.page.goto('/important')
    await sees(mitya.page.getByText('Вам сделано предупреждение: 7А, ученики'))
    expect(await mitya.page.getByText('Алия Ахметова').count()).toBe(0)
    await stand.scan(mitya.page, 'warning')
  })

  chapter('the administrator puts quiet hours in force', async () => {
    administrator = await stand.enter('Ольга', cast.administrator)
    const { page } = administrator
    await page.goto('/school/quiet')
    const form = page.getByRole('region', { name: 'Тихие часы школы' })
    await form.getByLabel('С', { exact: true }).fill(night.from)
    await form.getByLabel('До', { exact: true }).fill(night.to)
    await form.getByLabel('Номер приказа или положения').fill('01-15/148')
    await form.getByLabel('Дата').fill('2026-11-02')
    await stand.scan(page, 'quiet-hours')
    await press(page, 'Ввести тихие часы')
    await sees(page.getByText('Тихие часы сохранены'))
  })

  chapter('a teacher’s message waits for the morning, and nobody is woken', async () => {
    const { page } = elena
    await page.goto(`/chats/${cast.parents}`)
    await sees(page.getByText(`тихие часы до ${night.to}.`))
    await sees(page.getByText(`Никого не разбудим: сообщение уйдёт в ${night.to} само.`))
    await stand.scan(page, 'composer-at-night')
    await page.getByRole('textbox', { name: 'Сообщение' }).fill('Завтра форма и сменка')
    await press(page, `Отправить в ${night.to}`)
    await sees(page.getByText('Завтра форма и сменка'))

    const mother = await stand.enter('Анна', cast.mother, PHONE)
    await mother.page.goto(`/chats/${cast.parents}`)
    await sees(conversation(mother.page, '7А, родители'))
    expect(await mother.page.getByText('Завтра форма и сменка').count()).toBe(0)
  })

  chapter('what cannot wait goes at once with its reason, and the log shows it', async () => {
    const { page } = administrator
    await page.goto(`/chats/${cast.staff}`)
    await page.getByRole('radio', { name: 'Срочно, с причиной' }).check()
    await page.getByLabel('Почему нельзя подождать').fill('Прорвало трубу, завтра без занятий')
    await page.getByRole('textbox', { name: 'Сообщение' }).fill('Завтра все дома')
    await stand.scan(page, 'composer-urgent')
    await press(page, 'Отправить')

    await elena.page.goto(`/chats/${cast.staff}`)
    await sees(message(elena.page, 'Завтра все дома'))
    await elena.page.goto('/school/quiet')
    await sees(elena.page.getByText('Прорвало трубу, завтра без занятий'))
    await stand.scan(elena.page, 'quiet-log')
  })
})
