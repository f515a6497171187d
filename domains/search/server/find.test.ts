import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InputOf } from '#contract'
import { createChat, editMessage, removeMember, removeMessage, sendMessage, startDirect } from '#contract/chats'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { catchUp, keepIndexing, rebuild } from './catch-up.ts'
import { forgetStale } from './index-chats.ts'

let world: World
let school: School
let elena: Member
let igor: Member
let stranger: Member
let chatId: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  elena = await school.person('Елена Сергеевна Воробьёва', 'teacher')
  igor = await school.person('Игорь Павлович Мельник', 'teacher')
  const other = await openSchool(world, { name: 'Школа № 2' })
  stranger = await other.person('Пётр Чужой', 'teacher')
})
afterAll(() => world.close())
beforeEach(async () => {
  chatId = await makeChat()
})

async function makeChat(...with_: Member[]): Promise<string> {
  const personIds = (with_.length ? with_ : [igor]).map(({ personId }) => personId)
  const input = { id: randomUUID(), organizationId: school.organizationId, kind: 'group' as const, title: 'Чат' }
  return (await elena.does(createChat, { ...input, personIds })).body.id
}

async function say(text: string, who: Member = elena, into = chatId): Promise<string> {
  const id = randomUUID()
  const answer = await who.does(sendMessage, { id, chatId: into, text })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return id
}

async function found(text: string, who: Member = igor, more: Partial<InputOf<typeof contract.find>> = { chatId }) {
  await catchUp(world.db)
  const answer = await who.reads(contract.find, { text, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const texts = async (...input: Parameters<typeof found>) =>
  (await found(...input)).messages.map(({ snippet }) => snippet.text)

describe('words', () => {
  test.each([
    ['контрольную', 'Завтра контрольная по алгебре'],
    ['экзамены', 'Расписание экзаменов вывесим в пятницу'],
    ['экзаменов', 'Завтра экзамен по истории'],
    ['экзаме', 'Расписание экзаменов вывесим в пятницу'],
    ['учеником', 'Все ученики принесли тетради'],
    ['зеленая', 'Возьмите зелёную обложку'],
    ['ёлку', 'Наряжаем елки в пятницу'],
    ['контр', 'Завтра контрольная по алгебре'],
    ['роди', 'Собрание для родителей в среду'],
    ['собрание среду', 'Собрание для родителей в среду'],
    ['среду собр', 'Собрание для родителей в среду'],
    ['онлайн урок', 'Будет онлайн-урок'],
    ['онлайн-урок', 'Урок пройдёт онлайн'],
    ['Zoom', 'Ссылка на zoom придёт позже'],
  ])('«%s» finds «%s»', async (sought, text) => {
    await say('Совсем о другом')
    await say(text)
    expect(await texts(sought)).toEqual([text])
  })

  test.each(['10-Б', '10Б', '10 б', '10б', '10 Б', '10 «Б»', '10–Б'])(
    '«%s» is one class, however it is written',
    async (code) => {
      await say('В 10-Б отменили урок')
      await say('А 10 «Б» сегодня дежурит')
      await say('10б, сдайте книги')
      await say('10 а класс в столовую')
      await say('В 10-А всё по расписанию')
      await say('Осталось 10 билетов')
      expect(await texts(code)).toHaveLength(3)
    },
  )

  test('Latin letters of a class are taken for what they look like', async () => {
    await say('Расписание 5B и 10A')
    expect(await texts('10-а')).toHaveLength(1)
    expect(await texts('5В')).toHaveLength(1)
  })

  test('a number before a small word is no class', async () => {
    await say('Встречаемся в 5 с родителями')
    expect(await texts('5 с')).toEqual([])
  })

  test('words too common to be sought find nothing, signs harm nothing', async () => {
    await say('И вот он здесь')
    expect(await texts('и не')).toEqual([])
    for (const text of ["'", '\\', "a' | b", ':*', '!!!', "о'нил & (", '«»', '%', '17m:слово']) await found(text)
  })

  test('the found words are marked by their places', async () => {
    await say('Ёлка: контрольные у 10 «Б» и ещё контрольная')
    const [one] = (await found('контрольная 10б')).messages
    const { text, marks } = one!.snippet
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['контрольные', '10 «Б»', 'контрольная'])
  })

  test('a long text is cut around the first find', async () => {
    await say(`${'слово за слово '.repeat(60)}экскурсия в музей ${'и так далее '.repeat(60)}`)
    const [one] = (await found('музей')).messages
    const { text, marks } = one!.snippet
    expect(text.length).toBeLessThan(220)
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['музей'])
  })

  test('what stands there as it was typed is said so', async () => {
    await say('Собрание родителей в среду')
    await say('Родителей ждём на собрание')
    expect((await found('собрание родителей')).messages.map(({ exact }) => exact)).toEqual([false, true])
  })
})

describe('what happens to a message', () => {
  test('an edit is followed, a removal leaves nothing', async () => {
    const id = await say('Поедем в планетарий')
    expect(await texts('планетарий')).toHaveLength(1)
    await elena.does(editMessage, { id: randomUUID(), chatId, messageId: id, text: 'Поедем в зоопарк' })
    expect(await texts('планетарий')).toEqual([])
    expect(await texts('зоопарк')).toHaveLength(1)
    await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: id })
    expect(await texts('зоопарк')).toEqual([])
    const { no } = await world.db
      .selectFrom('search_chats')
      .select('no')
      .where('chat_id', '=', chatId)
      .executeTakeFirstOrThrow()
    expect(await world.db.selectFrom('search_entries').selectAll().where('chat_no', '=', no).execute()).toEqual([])
  })

  test('a removal is not shown even before the index has heard of it', async () => {
    const id = await say('Поедем в планетарий')
    await catchUp(world.db)
    await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: id })
    expect((await igor.reads(contract.find, { text: 'планетарий', chatId })).body.messages).toEqual([])
  })

  test('what waits for its hour is not found', async () => {
    const at = new Date(Date.now() + 3600_000).toISOString()
    await elena.does(sendMessage, { id: randomUUID(), chatId, text: 'Завтра сюрприз', at })
    expect(await texts('сюрприз', elena)).toEqual([])
  })

  test('a second look at the same log changes nothing, a rebuilt index is the same', async () => {
    await say('Один колокольчик')
    await catchUp(world.db)
    expect(await catchUp(world.db)).toBe(0)
    await rebuild(world.db)
    expect(await texts('колокольчик')).toHaveLength(1)
  })
})

describe('the indexer', () => {
  test('finds by itself within two seconds of a send, and again after a restart', async () => {
    const first = keepIndexing(world.db)
    await say('Сам собой')
    await expect.poll(() => seen('собой'), { timeout: 10_000 }).toBe(1)
    await first.stop()
    await say('Пока никто не слушал')
    const second = keepIndexing(world.db)
    await expect.poll(() => seen('слушал'), { timeout: 10_000 }).toBe(1)
    await second.stop()
  })

  test('a chat whose position has fallen out of the log is read anew', async () => {
    const id = await say('Забытое слово')
    await catchUp(world.db)
    await elena.does(editMessage, { id: randomUUID(), chatId, messageId: id, text: 'Новая строка' })
    await world.db.deleteFrom('events').where('topic_id', '=', chatId).execute()
    await forgetStale(world.db)
    expect(await texts('строка')).toEqual(['Новая строка'])
    expect(await texts('забытое')).toEqual([])
  })

  const seen = async (text: string) => (await igor.reads(contract.find, { text, chatId })).body.messages.length
})

describe('who finds', () => {
  test('a stranger finds nothing, and a chat of others is not there', async () => {
    await say('Секретное совещание')
    expect(await texts('совещание', stranger, {})).toEqual([])
    const answer = await stranger.reads(contract.find, { text: 'совещание', chatId })
    const missing = await stranger.reads(contract.find, { text: 'совещание', chatId: randomUUID() })
    expect(answer.status).toBe(404)
    expect(answer.body.reason).toBe(missing.body.reason)
  })

  test('whoever has been taken out finds nothing more, at once', async () => {
    await say('Педсовет переносится')
    expect(await texts('педсовет', igor, {})).toHaveLength(1)
    await elena.does(removeMember, { id: randomUUID(), chatId, personId: igor.personId })
    const after = await igor.reads(contract.find, { text: 'педсовет' })
    expect(after.body.messages).toEqual([])
  })
})

describe('narrower', () => {
  test('by author, by days, by chat', async () => {
    const word = `фонарь${Math.floor(Math.random() * 1e9)}`
    await say(`${word} первый`)
    await say(`${word} второй`, igor)
    const another = await makeChat()
    await say(`${word} третий`, elena, another)
    expect(await texts(word, igor, {})).toEqual([`${word} третий`, `${word} второй`, `${word} первый`])
    expect(await texts(word, igor, { authorId: igor.personId })).toEqual([`${word} второй`])
    expect(await texts(word, igor, { chatId: another })).toEqual([`${word} третий`])
    const local = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Omsk' }).format(new Date())
    expect(await texts(word, igor, { from: local, to: local })).toHaveLength(3)
    expect(await texts(word, igor, { to: '2020-01-01' })).toEqual([])
    expect(await texts(word, igor, { from: '2090-01-01' })).toEqual([])
  })

  test('a page after a page, each once', async () => {
    for (let n = 1; n <= 25; n++) await say(`Тетрадь ${n}`)
    const first = await found('тетради', igor, { chatId, kind: 'messages' })
    const second = await found('тетради', igor, { chatId, kind: 'messages', before: first.next! })
    const numbers = [...first.messages, ...second.messages].map(({ msgNo }) => msgNo)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    expect(new Set(numbers).size).toBe(25)
    expect(second.next).toBeNull()
    expect((await igor.reads(contract.find, { text: 'а', before: 'вчера' })).status).toBe(400)
  })

  test('people: those who sit beside me, by the beginning of any part of the name', async () => {
    const { people } = await found('вороб ел', igor, {})
    expect(people.map(({ name }) => name)).toEqual([
      {
        text: 'Елена Сергеевна Воробьёва',
        marks: [
          [0, 2],
          [16, 21],
        ],
      },
    ])
    expect((await found('воробьева', igor, {})).people).toHaveLength(1)
    expect((await found('воробьева', stranger, {})).people).toEqual([])
    const direct = await igor.does(startDirect, {
      id: randomUUID(),
      organizationId: school.organizationId,
      personId: elena.personId,
    })
    expect((await found('воробьева', igor, {})).people[0]?.chatId).toBe(direct.body.id)
    const authors = (await igor.reads(contract.findAuthors, { text: 'Воробьёва', chatId })).body.people
    expect(authors.map(({ id }) => id)).toEqual([elena.personId])
  })
})

test('marks of formatting are neither sought nor shown', async () => {
  await say('Завтра **контрольная** по _алгебре_, [задания](https://school14.example/a)')
  const plain = 'Завтра контрольная по алгебре, задания (https://school14.example/a)'
  for (const word of ['контрольную', 'алгебра', 'задания']) expect(await texts(word)).toEqual([plain])
  const [one] = (await found('алгебра')).messages
  expect(one!.snippet.marks.map(([start, end]) => plain.slice(start, end))).toEqual(['алгебре'])
})
