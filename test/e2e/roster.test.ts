import iconv from 'iconv-lite'
import { describe, expect } from 'vitest'
import type { RunningWorld } from '../running-world.ts'
import { openSchool } from '../school.ts'
import { follow, press, russianLeftOn, sees, seesNo, seesTitle } from './deeds.ts'
import { setStage } from './stage.ts'
import { type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

/** As a school has it: a title above, headings of its own, capitals, four ways to write one class, a day that is none. */
const LIST = [
  'Список обучающихся МБОУ СОШ № 14',
  '№;Фамилия;Имя;Отчество;Дата рождения;Класс;ФИО матери;Телефон матери;Отец',
  '1;ЩЕРБАКОВА;Юлия;Андреевна;05.03.2012;7 «Б»;Щербакова Ольга Юрьевна;8 (916) 345-67-89;',
  '2;Мамедов;Али;Гусейн оглы;1.9.2011;7-б;;;Мамедов Гусейн Вагиф оглы',
  '3;Петрова-Водкина;Анна-Мария;;2012-12-31;7Б класс;Петрова Инна Олеговна;9163456792;',
  '4;Ёлкин;Пётр;Ильич;31.02.2012;7 б;;;',
  '5;Ким;;Сергеевич;12.12.2012;7Б;;;',
  '6;Воробева;Елена;;;5А;;;',
].join('\r\n')

const file = (text: string, name = 'Списки 2026.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: iconv.encode(text, 'windows-1251'),
})

async function openOffice() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class5a = await school.addClass('5А')
  await school.pupil('Елена Воробьёва', class5a, { joined: false })
  const class7a = await school.addClass('7А')
  const class9 = await school.addClass('9В')
  await school.addClass('7Б')
  await school.pupil('Тимур Ахметов', class7a, { joined: false })
  await school.pupil('Яна Ким', class9, { joined: false })
  await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  return { school, administrator }
}

describe('a list of the school', () => {
  let anna: Visitor
  const chapter = storyOn(() => stand)

  chapter('the administrator brings the list as it is, and the columns are understood', async () => {
    const { administrator } = await openOffice()
    anna = await stand.enter('Ольга', administrator)
    const { page } = anna
    await page.goto('/school/lists')
    await sees(page.getByText('Пока ничего'))
    await stand.scan(page, 'списки, пусто')
    await page.locator('input[type=file]').setInputFiles(file(LIST))
    await seesTitle(page, 'Что в каких столбцах')
    await sees(page.getByText('Заголовки нашли в строке 2', { exact: false }))
    expect(await page.getByLabel('Что в столбце «ФИО матери»').inputValue()).toBe('mother.name')
    await stand.scan(page, 'столбцы')
  })

  chapter('nothing has changed yet: what is new, what is wrong and in which cell, who may be a double', async () => {
    const { page } = anna
    await press(page, 'Сравнить со школой')
    await seesTitle(page, 'Вот что изменится')
    await sees(page.getByText('Добавятся 4 человека.', { exact: false }))
    await stand.scan(page, 'сравнение')
    await page.getByRole('tab', { name: /Ошибки/ }).click()
    await sees(page.getByText('31.02.2012'))
    await sees(page.getByText('Нужны и фамилия, и имя. Строку не загрузим'))
    await stand.scan(page, 'ошибки')
    await page.getByRole('tab', { name: /Новые/ }).click()
    await sees(page.getByText('мама: Щербакова Ольга Юрьевна, новый человек'))
    await stand.scan(page, 'новые')
    await page.getByRole('tab', { name: /Решить/ }).click()
    await sees(page.getByText('Опечатка или другой человек?', { exact: false }))
    await page.getByRole('radio', { name: /Тот же человек: Воробьёва Елена/ }).check()
    await stand.scan(page, 'решить')
    await press(page, 'Учесть решения')
    await seesNo(page.getByRole('tab', { name: /Решить/ }))
  })

  chapter('one press brings everybody in; the class and its family are there', async () => {
    const { page } = anna
    await press(page, 'Применить')
    await sees(page.getByRole('dialog'))
    await stand.scan(page, 'применить')
    await page.getByRole('dialog').getByRole('button', { name: 'Применить' }).click()
    await sees(page.getByText('Список загружен.'))
    await stand.scan(page, 'готово')
    await page.goto('/school/people')
    await sees(page.getByText('Щербакова Юлия Андреевна'))
    await sees(page.getByText('Мамедов Али Гусейн оглы'))
  })

  chapter('the same list again is nothing new; a broken file says why; English says the same', async () => {
    const { page } = anna
    await page.goto('/school/lists')
    await page.locator('input[type=file]').setInputFiles(file('%PDF-1.7 …', 'Список.pdf.csv'))
    await sees(page.getByText('Это PDF, а нужна таблица', { exact: false }))
    await stand.scan(page, 'не таблица')
    await follow(page, 'К спискам')
    await sees(page.getByText('Загружено', { exact: false }))
    await stand.scan(page, 'списки')
    await page.evaluate(() => localStorage.setItem('zvonok.language', 'en'))
    await page.reload()
    await seesTitle(page, 'Lists')
    const typed = ['Школа № 14', 'Списки 2026.csv', 'Список.pdf.csv', 'Синицына Ольга Викторовна']
    expect(await russianLeftOn(page, typed)).toEqual([])
    await page.evaluate(() => localStorage.setItem('zvonok.language', 'ru'))
  })

  chapter('the whole import is taken back', async () => {
    const { page } = anna
    await page.goto('/school/lists')
    await page.getByRole('link', { name: /Списки 2026/ }).click()
    await press(page, 'Отменить загрузку')
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click()
    await sees(page.getByText('Загрузка отменена.'))
    await stand.scan(page, 'отменено')
    await page.goto('/school/people')
    await sees(page.getByText('Воробьёва Елена'))
    await seesNo(page.getByText('Щербакова Юлия Андреевна'))
  })

  chapter('a pupil is moved by order, leaves, and comes back; the history has it all', async () => {
    const { page } = anna
    await page.goto('/school/classes')
    await follow(page, /^7А/)
    await sees(page.getByRole('link', { name: 'Ахметов Тимур' }))
    await press(page, 'Действия: Ахметов Тимур')
    await page.getByRole('menuitem', { name: 'Перевести в другой класс' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('В какой класс').selectOption({ label: '7Б' })
    await dialog.getByLabel('Приказ').fill('№ 118-к')
    await stand.scan(page, 'перевод')
    await dialog.getByRole('button', { name: 'Перевести' }).click()
    await seesNo(dialog)
    await page.goto('/school/movement')
    await sees(page.getByText('7А → 7Б'))
    await sees(page.getByText('приказ № 118-к', { exact: false }))
    await stand.scan(page, 'движение')
    await page.getByRole('button', { name: 'Что сделать: Ахметов Тимур' }).first().click()
    await page.getByRole('menuitem', { name: 'Отменить' }).click()
    await seesNo(page.getByText('7А → 7Б'))
  })

  chapter('the new school year in one look, and back again', async () => {
    const { page } = anna
    await page.goto('/school/year')
    await sees(page.getByText('Что станет с классами'))
    await page.getByText('Кто выпускается').first().click()
    await page.getByRole('checkbox', { name: 'Ким Яна' }).check()
    await stand.scan(page, 'новый год')
    await page.getByRole('button', { name: /^Начать 20/ }).press('Enter')
    await stand.scan(page, 'новый год, вопрос')
    await press(page, 'Начать учебный год')
    await sees(page.getByText('Переход на', { exact: false }))
    await page.goto('/school/classes')
    await sees(page.getByRole('link', { name: /^8А/ }))
    await page.goto('/school/year')
    await page.getByRole('button', { name: 'Вернуть как было' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Вернуть как было' }).click()
    await seesNo(page.getByText('Переход на', { exact: false }))
    await page.goto('/school/classes')
    await sees(page.getByRole('link', { name: /^7А/ }))
  })
})
