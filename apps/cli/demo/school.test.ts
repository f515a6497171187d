import { describe, expect, test } from 'vitest'
import { writersOf } from './members.ts'
import { demoSchool } from './school.ts'
import type { ChatKey, Message } from './types.ts'

const TODAY = '2026-11-20'
const school = demoSchool(TODAY)
const people = new Map(school.people.map((person) => [person.key, person]))
const person = (key: string) => {
  const found = people.get(key)
  if (!found) throw new Error(`unknown key ${key}`)
  return found
}
const nameOf = (chat: ChatKey) => JSON.stringify(chat)
const chats = Map.groupBy(school.history, (message) => nameOf(message.chat))
const inChat = (chat: ChatKey) => chats.get(nameOf(chat)) ?? []

describe('people', () => {
  test('five hundred pupils sit in 22 classes of 22 or 23, no two with one name in a class', () => {
    expect(school.people.filter((one) => one.roles.includes('pupil'))).toHaveLength(500)
    expect(school.classes).toHaveLength(22)
    for (const { name, pupils } of school.classes) {
      expect([22, 23]).toContain(pupils.length)
      const names = pupils.map((key) => `${person(key).surname} ${person(key).given}`)
      expect(new Set(names).size, name).toBe(pupils.length)
      expect(pupils.every((key) => person(key).class === name)).toBe(true)
    }
  })

  test('keys are unique and all links resolve', () => {
    expect(people.size).toBe(school.people.length)
    for (const { guardian, pupil } of school.guardianships) {
      expect(person(guardian).roles).toContain('guardian')
      expect(person(pupil).roles).toContain('pupil')
    }
    for (const { teacher, class: name } of school.teachings) {
      expect(person(teacher).roles).toContain('teacher')
      expect(school.classes.some((one) => one.name === name)).toBe(true)
    }
  })

  test('every class has a class teacher who teaches it', () => {
    for (const { name, classTeacher } of school.classes) {
      const taught = school.teachings.filter((one) => one.class === name).map((one) => one.teacher)
      expect(person(classTeacher).roles, name).toContain('teacher')
      expect(taught, name).toContain(classTeacher)
    }
  })

  test('every pupil has one or two guardians, and every eighth family has two children here', () => {
    const families = Map.groupBy(school.guardianships, (link) => link.pupil)
    expect(families.size).toBe(500)
    for (const links of families.values()) expect([1, 2]).toContain(links.length)
    const first = (pupil: string) => families.get(pupil)![0]!.guardian
    const children = Map.groupBy(families.keys(), first)
    const share = [...children.values()].filter((list) => list.length === 2).length / children.size
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.14)
  })

  test('three teachers are parents too', () => {
    const both = school.people.filter((one) => one.roles.includes('teacher') && one.roles.includes('guardian'))
    expect(both).toHaveLength(3)
    for (const { key } of both) expect(school.guardianships.some((link) => link.guardian === key)).toBe(true)
  })

  test('surnames and patronymics agree with the sex', () => {
    for (const { sex, surname, patronymic } of school.people) {
      expect(patronymic.endsWith(sex === 'f' ? 'на' : 'ич'), patronymic).toBe(true)
      expect(surname).not.toMatch(sex === 'f' ? /(ов|ев|ёв|ин|ын|ий)$/ : /(ова|ева|ёва|ина|ая)$/)
    }
  })

  test('the joined have logins, counted without gaps; the family of the look pages comes first', () => {
    for (const one of school.people) expect(one.login).toBe(one.joined ? one.key : undefined)
    for (const prefix of ['pupil', 'guardian']) {
      const joined = school.people.filter((one) => one.joined && one.key.startsWith(prefix))
      expect(joined.map((one) => one.key)).toEqual(joined.map((_, i) => `${prefix}${i + 1}`))
    }
    expect(person('pupil1')).toMatchObject({ given: 'Митя', surname: 'Кузнецов', class: '7А' })
    expect(person('guardian1')).toMatchObject({ given: 'Анна', patronymic: 'Михайловна', surname: 'Кузнецова' })
    const children = school.guardianships.filter((link) => link.guardian === 'guardian1').map((link) => link.pupil)
    expect(children.map((key) => `${person(key).given}, ${person(key).class}`).sort()).toEqual(['Митя, 7А', 'Соня, 2Б'])
    expect(person('teacher1').surname).toBe('Воробьёва')
    expect(school.classes.find((one) => one.name === '7А')?.classTeacher).toBe('teacher1')
    for (const { login } of school.logins) expect(person(login).login).toBe(login)
  })

  test('shares of the joined are those of a real school', () => {
    const share = (list: { joined: boolean }[]) => list.filter((one) => one.joined).length / list.length
    const pupils = school.people.filter((one) => one.class)
    const grade = (one: { class?: string }) => Number.parseInt(one.class!, 10)
    const near = (value: number, target: number) => expect(Math.abs(value - target)).toBeLessThan(0.06)
    near(share(pupils.filter((one) => grade(one) >= 5)), 0.7)
    near(share(pupils.filter((one) => grade(one) < 5)), 0.3)
    near(share(school.people.filter((one) => one.key.startsWith('guardian'))), 0.75)
  })
})

describe('history', () => {
  test('the same at every run', () => {
    expect(demoSchool(TODAY)).toEqual(school)
  })

  test('only joined, rightful members write and react', () => {
    for (const { chat, author, reactions = [], text } of school.history) {
      const members = writersOf(chat, school)
      expect(members, text).toContain(author)
      expect(person(author).joined).toBe(true)
      const reacting = reactions.flatMap((reaction) => reaction.by)
      expect(new Set([author, ...reacting]).size).toBe(reacting.length + 1)
      for (const key of reacting) {
        expect(members).toContain(key)
        expect(person(key).joined).toBe(true)
      }
    }
  })

  test('answers point to an earlier message of the same chat', () => {
    for (const [index, { chat, replyTo }] of school.history.entries()) {
      if (replyTo === undefined) continue
      expect(replyTo).toBeLessThan(index)
      expect(nameOf(school.history[replyTo]!.chat)).toBe(nameOf(chat))
    }
  })

  test('whoever is named with @ is in the chat', () => {
    for (const { chat, text } of school.history) {
      const names = writersOf(chat, school).map((key) => `${person(key).given} ${person(key).surname}`)
      for (const [, name] of text.matchAll(/@(\p{Lu}\p{L}+ \p{Lu}[\p{L}-]+)/gu)) expect(names).toContain(name)
    }
  })

  test('no text keeps a slot, a label or a stray mark of the script', () => {
    for (const { text } of school.history) expect(text).not.toMatch(/[{}]|undefined|^[~@|]|\n[~@|]/)
  })

  test.each(['2026-11-20', '2026-11-21', '2026-11-22', '2027-03-03', '2028-02-29', '2026-08-31', '2027-01-01'])(
    'on %s nobody writes at night, time runs forward and ends this evening',
    (today) => {
      const { history } = demoSchool(today)
      let before = ''
      for (const { at, text } of history) {
        expect(at).toMatch(/^\d{4}-\d\d-\d\dT(0[6-9]|1\d|2[01]):[0-5]\d:[0-5]\d\+05:00$/)
        expect(at >= before, text).toBe(true)
        before = at
      }
      expect(before > `${today}T21:00:00+05:00` && before < `${today}T21:30:00+05:00`, before).toBe(true)
    },
  )

  test('within a conversation the order of time is the order of talk', () => {
    const talk = (chat: ChatKey) => inChat(chat).map((message: Message) => message.text)
    const parents = talk({ kind: 'parents', class: '7А' })
    expect(parents.findIndex((text) => text.includes('без синей спортивной куртки'))).toBeLessThan(
      parents.findIndex((text) => text.startsWith('Куртка нашлась!')),
    )
  })

  test('the chats a visitor opens are long, and no class is silent', () => {
    expect(inChat({ kind: 'parents', class: '7А' }).length).toBeGreaterThanOrEqual(120)
    expect(inChat({ kind: 'class', class: '7А' }).length).toBeGreaterThanOrEqual(150)
    expect(inChat({ kind: 'staff' }).length).toBeGreaterThanOrEqual(98)
    expect(inChat({ kind: 'parents', class: '2Б' }).length).toBeGreaterThanOrEqual(55)
    const direct = [...chats].filter(([name]) => name.includes('"direct"'))
    expect(direct).toHaveLength(12)
    for (const [name, messages] of direct) {
      expect(messages.length, name).toBeGreaterThanOrEqual(6)
      expect(messages.length, name).toBeLessThanOrEqual(25)
    }
    for (const { name } of school.classes) {
      for (const kind of ['class', 'parents', 'teachers'] as const) {
        expect(inChat({ kind, class: name }).length, `${name} ${kind}`).toBeGreaterThanOrEqual(3)
      }
    }
  })
})
