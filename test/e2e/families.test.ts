import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { setBirthDay } from '#contract/consents'
import { createInvitation } from '#contract/invitations'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD } from '../school.ts'
import { chatInList, fill, follow, press, sees, seesNo, seesTitle } from './deeds.ts'
import { openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
beforeAll(async () => {
  stand = await openStand({ toldOnce: true })
  world = await openRunningWorld(stand.server)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
})

/** A calendar day `years` ago, moved by days. */
function bornAgo(years: number, days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
}

/** Two guardians of two children: one nearly of age, one young. */
async function openFamily() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class11a = await school.addClass('11А')
  const class2b = await school.addClass('2Б')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class11a)
  const timur = await school.pupil('Тимур Ахметов', class11a)
  const sonya = await school.pupil('Соня Ахметова', class2b)
  const mother = await school.guardianOf(timur, 'Алия Ахметова')
  const father = await school.guardianOf(timur, 'Руслан Ахметов', 'father')
  await school.guardianOf(sonya, mother)
  const { organizationId } = school
  const born = async (who: Member, day: string) =>
    expect((await administrator.does(setBirthDay, { id: randomUUID(), personId: who.personId, day })).status).toBe(200)
  await born(timur, bornAgo(18, 12))
  await born(sonya, bornAgo(8, 0))
  const invited = { id: randomUUID(), organizationId, role: 'teacher' as const, approval: false }
  const link = (await administrator.does(createInvitation, invited)).body.url!
  return { administrator, elena, timur, mother, father, link }
}

describe('families', () => {
  let cast: Awaited<ReturnType<typeof openFamily>>
  let olga: Visitor
  let father: Visitor
  const chapter = storyOn(() => stand)

  chapter('a father sees his son’s class, and who else sees it', async () => {
    cast = await openFamily()
    father = await stand.enter('Руслан', cast.father, PHONE)
    const { page } = father
    await page.goto('/family')
    await sees(page.getByRole('region', { name: /Тимур/ }))
    await stand.scan(page, 'families-mine')
    await follow(page, 'Кто видит сведения')
    await seesTitle(page, 'Кто видит сведения')
    for (const name of ['Ахметова Алия', 'Воробьёва Елена Сергеевна', 'Синицына Ольга Викторовна'])
      await sees(page.getByText(name))
    await stand.scan(page, 'families-who-sees')
    await page.goto('/chats')
    await sees(chatInList(page, '11А, родители'))
  })

  chapter('the administrator enters the decision of a court: the child is gone from the father’s screen', async () => {
    olga = await stand.enter('Ольга', cast.administrator)
    const { page } = olga
    await page.goto(`/school/people?person=${cast.timur.personId}`)
    await sees(page.getByText('Ограничений по документам нет.'))
    await press(page, 'Ограничить права')
    const dialog = page.getByRole('dialog', { name: 'Ограничение прав родителя' })
    await dialog.getByRole('combobox', { name: 'Чьи права' }).selectOption({ label: 'Ахметов Руслан, папа' })
    await dialog.getByRole('checkbox', { name: 'Не видит ничего о ребёнке' }).check()
    await expect.poll(() => dialog.getByRole('checkbox', { name: 'Не состоит в чатах' }).isChecked()).toBe(true)
    await dialog.getByLabel(/^Документ/).fill('Решение Советского районного суда')
    await dialog.getByLabel('Номер').fill('2-1187/2026')
    await dialog.getByLabel(/^Дата документа/).fill('2026-10-05')
    await dialog.getByLabel(/^Почему вносите/).fill('Копию передала мать')
    await stand.scan(page, 'families-limit')
    await dialog.getByRole('button', { name: 'Ограничить', exact: true }).click()
    await seesNo(dialog)
    await sees(page.getByText('действует', { exact: true }))
    await stand.scan(page, 'families-limits')

    await seesNo(chatInList(father.page, '11А, родители'))
    await father.page.goto('/family')
    await sees(father.page.getByText('Здесь пока никого нет'))

    const elena = await stand.enter('Елена', cast.elena)
    await elena.page.goto('/important')
    await sees(elena.page.getByText('Права одного из родителей ограничены'))
    await stand.scan(elena.page, 'families-limit-news')
    await follow(elena.page, 'Открыть карточку')
    await sees(elena.page.getByText('Решение Советского районного суда'))
  })

  chapter('lifted with a ground, everything comes back', async () => {
    const { page } = olga
    await press(page, 'Снять')
    const dialog = page.getByRole('dialog', { name: /^Снять ограничение/ })
    await dialog.getByLabel(/^Основание/).fill('Решение отменено апелляцией')
    await dialog.getByRole('button', { name: 'Снять' }).click()
    await sees(page.getByText('снято', { exact: true }))
    await sees(father.page.getByRole('region', { name: /Тимур/ }))
    await father.page.goto('/chats')
    await sees(chatInList(father.page, '11А, родители'))
  })

  chapter('a pupil is told of the eighteenth birthday and says whom to let see on', async () => {
    const timur = await stand.enter('Тимур', cast.timur, PHONE)
    const { page } = timur
    await page.goto('/important')
    await sees(page.getByText('Совершеннолетие'))
    await stand.scan(page, 'families-birthday')
    await follow(page, 'Решить')
    const mother = page.getByRole('checkbox', { name: 'Ахметова Алия' })
    await mother.check()
    await sees(page.getByText('Сохранено'))
    await page.reload()
    await expect.poll(() => mother.isChecked()).toBe(true)
    await expect.poll(() => page.getByRole('checkbox', { name: 'Ахметов Руслан' }).isChecked()).toBe(false)
    await stand.scan(page, 'families-keep')
  })

  chapter('a mother looks after the sign-ins of a child of eight', async () => {
    const { page } = await stand.enter('Алия', cast.mother, PHONE)
    await page.goto('/family')
    await press(page, 'Входы ребёнка')
    const dialog = page.getByRole('dialog', { name: /^Где открыт аккаунт/ })
    await stand.scan(page, 'families-sessions')
    await dialog.getByRole('button', { name: 'Завершить', exact: true }).click()
    await sees(dialog.getByText('Сейчас аккаунт нигде не открыт.'))
  })

  chapter(
    'a teacher came by a link and waits; the administrator confirms, and the chats open by themselves',
    async () => {
      const roman = await stand.visitor('Роман', PHONE)
      await roman.page.goto(cast.link)
      await fill(roman.page, /^Фамилия/, 'Дёмин')
      await fill(roman.page, /^Имя/, 'Роман')
      await press(roman.page, 'Дальше')
      await fill(roman.page, /^Логин/, 'demin')
      await fill(roman.page, /^Пароль/, PASSWORD)
      await press(roman.page, 'Вступить')
      await roman.page.waitForURL(/important|chats|school/)
      await roman.page.goto('/important')
      await sees(roman.page.getByText('Школа ещё не подтвердила вашу роль'))
      await stand.scan(roman.page, 'families-unconfirmed')

      const { page } = olga
      await page.goto('/school/confirm')
      await sees(page.getByText('Дёмин Роман'))
      await stand.scan(page, 'families-confirm')
      await press(page, 'Подтвердить')
      await sees(page.getByText('Все сотрудники подтверждены.'))
      await seesNo(roman.page.getByText('Школа ещё не подтвердила вашу роль'))
      await roman.page.goto('/chats')
      await sees(chatInList(roman.page, 'Учительская'))
    },
  )

  chapter('roles are changed with a reason, and taken back in one press', async () => {
    const { page } = olga
    await page.goto(`/school/people?person=${cast.elena.personId}`)
    await press(page, 'Роли')
    await page.getByRole('checkbox', { name: /^ответственный/ }).check()
    await fill(page, 'Почему', 'Приказ № 14')
    await press(page, 'Сохранить')
    await sees(page.getByText('ответственный за внедрение'))
    await press(page, 'Роли')
    await sees(page.getByText(/Приказ № 14/))
    await stand.scan(page, 'families-roles')
    await press(page, 'Отменить')
    await sees(page.getByText('Роли возвращены'))
    await seesNo(page.getByText('ответственный за внедрение'))
  })
})
