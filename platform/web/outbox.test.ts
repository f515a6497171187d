import { afterEach, expect, it } from 'vitest'
import { memoryStore } from './outbox/store.ts'
import type { TabNews, Tabs } from './outbox/tabs.ts'
import { Outbox, type OutboxItem } from './outbox.ts'
import { ApiError } from './wire.ts'

// A device: one store, tabs that tell each other, the first of them leads.
function device() {
  const store = memoryStore()
  const tabs: { hear: (news: TabNews) => void; lead: () => void }[] = []
  const join = (_account: string, hear: (news: TabNews) => void, lead: () => void): Tabs => {
    const tab = { hear, lead }
    tabs.push(tab)
    if (tabs.length === 1) lead()
    return {
      tell(news) {
        for (const other of tabs) if (other !== tab) other.hear(structuredClone(news))
      },
      close() {
        tabs.splice(tabs.indexOf(tab), 1)
        tabs[0]?.lead()
      },
    }
  }
  return { store, join }
}

const opened: Outbox[] = []
async function open(deliver: (item: OutboxItem) => Promise<unknown>, { store, join } = device()): Promise<Outbox> {
  const outbox = new Outbox(deliver, join, async () => store)
  opened.push(outbox)
  await outbox.start('anna')
  return outbox
}
afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.stop()
})

const message = (text: string, lane = 'a') => ({ lane, name: 'chats.sendMessage', input: { text } })
const offline = () => Promise.reject(new ApiError('offline', 'Нет связи'))
const states = ({ items }: Outbox) => items.map(({ state }) => state)

it('shows what was pressed at once and sends one lane in order', async () => {
  const sent: unknown[] = []
  const outbox = await open(async ({ input }) => {
    await new Promise((wake) => setTimeout(wake, 20 / (sent.length + 1)))
    sent.push(input.text)
  })
  for (const text of ['раз', 'два', 'три']) outbox.add(message(text))
  expect(states(outbox)).toEqual(['waiting', 'waiting', 'waiting'])
  await expect.poll(() => states(outbox)).toEqual(['sent', 'sent', 'sent'])
  expect(sent).toEqual(['раз', 'два', 'три'])
})

it('waits while there is no connection and goes by itself, once, with the same id', async () => {
  let connected = false
  const delivered: string[] = []
  const outbox = await open((item) => (connected ? Promise.resolve(delivered.push(item.id)) : offline()))
  const id = await outbox.add(message('из метро'))
  await new Promise((wake) => setTimeout(wake, 50))
  expect(states(outbox)).toEqual(['waiting'])
  connected = true
  outbox.hurry()
  await expect.poll(() => delivered).toEqual([id])
})

it('survives a reload', async () => {
  const one = device()
  const before = await open(offline, one)
  const id = await before.add(message('до перезагрузки'))
  before.stop()
  const delivered: string[] = []
  const after = await open(async (item) => void delivered.push(item.id), one)
  await expect.poll(() => delivered).toEqual([id])
  expect(await one.store.all()).toEqual([])
  expect(states(after)).toEqual(['sent'])
})

it('is sent by one tab and seen by the others', async () => {
  const one = device()
  const by: string[] = []
  const first = await open(async () => void by.push('first'), one)
  const second = await open(async () => void by.push('second'), one)
  await second.add(message('из второй вкладки'))
  await expect.poll(() => states(first)).toEqual(['sent'])
  expect(states(second)).toEqual(['sent'])
  expect(by).toEqual(['first'])
})

it('hands the sending over when the leading tab closes', async () => {
  const one = device()
  const first = await open(offline, one)
  const delivered: string[] = []
  const second = await open(async (item) => void delivered.push(item.id), one)
  const id = await first.add(message('осталось'))
  first.stop()
  await expect.poll(() => delivered).toEqual([id])
  expect(states(second)).toEqual(['sent'])
})

it('keeps a refused one with its reason, lets the next go, and sends it again corrected', async () => {
  const outbox = await open(async ({ input }) => {
    if (input.text === 'плохо') throw new ApiError('forbidden', 'Чат в архиве')
  })
  const id = await outbox.add(message('плохо'))
  await outbox.add(message('хорошо'))
  await expect.poll(() => states(outbox)).toEqual(['refused', 'sent'])
  expect(outbox.items[0]).toMatchObject({ id, reason: 'Чат в архиве' })
  await outbox.again(id, { text: 'исправлено' })
  await expect.poll(() => states(outbox)).toEqual(['sent', 'sent'])
})

it('may be taken back until its moment', async () => {
  const delivered: unknown[] = []
  const outbox = await open(async ({ input }) => void delivered.push(input.text))
  const id = await outbox.add({ ...message('удалить'), wait: 60 })
  await outbox.add({ ...message('удалить и это'), wait: 60 })
  await outbox.drop(id)
  await expect.poll(() => delivered).toEqual(['удалить и это'])
})

it('waits as long as it is told', async () => {
  let attempts = 0
  const outbox = await open(() => {
    attempts += 1
    return Promise.reject(new ApiError('too_many', 'Не так быстро', { retryAfter: 60 }))
  })
  await outbox.add(message('быстро'))
  await new Promise((wake) => setTimeout(wake, 100))
  expect(attempts).toBe(1)
  expect(states(outbox)).toEqual(['waiting'])
})

it('goes by itself once it may, in order, and meanwhile holds up nothing else', async () => {
  let slow = true
  const sent: unknown[] = []
  const outbox = await open(async ({ input, name, lane }) => {
    if (slow && lane === 'a' && name === 'chats.sendMessage') {
      throw new ApiError('too_many', 'Не чаще раза в минуту', { retryAfter: 0.15 })
    }
    sent.push(input.text)
  })
  const told: (number | undefined)[] = []
  outbox.onChange(() => told.push(outbox.slowedUntil({ lane: 'a', name: 'chats.sendMessage' })))
  for (const text of ['раз', 'два']) await outbox.add(message(text))
  await outbox.add({ lane: 'a', name: 'chats.react', input: { text: 'спасибо' } })
  await outbox.add(message('в другом чате', 'b'))
  await expect.poll(() => sent).toEqual(expect.arrayContaining(['спасибо', 'в другом чате']))
  expect(states(outbox).filter((state) => state === 'waiting')).toHaveLength(2)
  expect(told.some((until) => until !== undefined && until > Date.now() - 1000)).toBe(true)
  slow = false
  await expect.poll(() => sent.slice(-2)).toEqual(['раз', 'два'])
  expect(outbox.slowedUntil({ lane: 'a', name: 'chats.sendMessage' })).toBeUndefined()
})

it('drops what has arrived as news', async () => {
  const outbox = await open(async () => undefined)
  const id = await outbox.add(message('дошло'))
  await expect.poll(() => states(outbox)).toEqual(['sent'])
  outbox.settle([id])
  expect(outbox.items).toEqual([])
})
