import { describe, expect, test } from 'vitest'
import { findDouble, findFraud } from './fraud.ts'

const kinds = (text: string, trusted: string[] = ['school14.example']) =>
  findFraud(text, trusted).map(({ kind }) => kind)

describe('asks that the school never makes', () => {
  test.each([
    ['Здравствуйте, сейчас придёт СМС, пришлите код', 'code'],
    ['Продиктуй код из смс, это для электронного дневника', 'code'],
    ['скинь пожалуйста цифры из сообщения, я случайно на твой номер отправил', 'code'],
    ['Назовите код подтверждения, обновляем дневник', 'code'],
    ['Отправьте номер вашей карты для возврата за питание', 'card'],
    ['моя карта 4111 1111 1111 1111', 'card'],
    ['Переведите 500 рублей на карту, потом всё объясню', 'money'],
    ['займи тысячу до завтра, очень надо', 'money'],
    ['раздача робаксов бесплатно, раздача robux', 'money'],
    ['Ваши деньги нужно перевести на безопасный счёт', 'money'],
  ])('%s → %s', (text, kind) => expect(kinds(text)).toContain(kind))

  test.each([
    'Никому не сообщайте код из СМС, даже если представятся завучем',
    'Мошенники просят прислать код из СМС. Не отвечайте!',
    'Код кабинета: 305, вход со двора',
    'Скиньте фото доски, пожалуйста',
    'Сообщите, кто едет на экскурсию',
    'Переведите текст с английского, упражнение 7',
    'Найдите в тексте числительные и запишите цифрами',
    'Пришлите, пожалуйста, справку до пятницы',
    'Собрали 5400 рублей, спасибо всем!',
    'Номер заявки 1234 5678 9012 3456',
  ])('%s: nothing', (text) => expect(kinds(text)).toEqual([]))
})

describe('links', () => {
  test.each([
    ['Расписание: https://school14.example/7a', []],
    ['www.gosuslugi.ru/help', []],
    ['https://esia.gosuslugi.ru/login', []],
    ['Смотрите https://unknown.example.com/x', ['link']],
    ['заходи на gosuslugl.ru и голосуй', ['fakeSite']],
    ['https://gosuslugi.ru.login-confirm.com/', ['fakeSite']],
    ['https://gоsuslugi.ru/', ['fakeSite']], // the о is Cyrillic
    ['http://school14.example.evil.com', ['fakeSite']],
    ['и т.д. и т.п., п.3.2, 9.00', []],
    ['Иванов И.И.', []],
  ])('%s → %j', (text, expected) => expect(kinds(text)).toEqual(expected))

  test('each host is named once', () => {
    expect(findFraud('https://a.com/1 https://a.com/2', [])).toEqual([{ kind: 'link', host: 'a.com' }])
  })
})

describe('names of staff', () => {
  const staff = [{ id: '1', name: 'Елена Сергеевна Воробьёва' }]
  test.each([
    ['Елена Сергеевна Воробьёва', true],
    ['Елена Воробьева', true],
    ['Воробьёва Елена Сергеевна', true],
    ['Eлeнa Воробьёва', true], // Latin e and a
    ['Елена Сорокина', false],
    ['Митя Воробьёв', false],
    ['Елена', false],
  ])('%s passes for her: %s', (name, passes) => {
    expect(Boolean(findDouble({ id: '2', name, verified: false }, staff))).toBe(passes)
  })
  test('she herself, and whoever the school has confirmed, passes for nobody', () => {
    expect(findDouble({ id: '1', name: 'Елена Сергеевна Воробьёва', verified: true }, staff)).toBeUndefined()
    expect(findDouble({ id: '3', name: 'Елена Сергеевна Воробьёва', verified: true }, staff)).toBeUndefined()
  })
})
