import { writersOf } from './members.ts'
import { castSchool } from './people/cast.ts'
import { PRIMARY_SUBJECTS, STAFF, TEACHING } from './people/staff.ts'
import { smallTalk } from './small-talk.ts'
import { type Conversation, schoolYearName, stage } from './stage.ts'
import { subjectTalk } from './subject-talk.ts'
import { WRITTEN, type Written } from './talk/index.ts'
import { readScreenplay } from './talk/screenplay.ts'
import type { ChatKey, DemoSchool, Login, Message, Organization, Person, Teaching } from './types.ts'

const ORGANIZATION: Organization = {
  name: 'МБОУ «Средняя школа № 14»',
  shortName: 'Школа № 14',
  kind: 'school',
  city: 'Светлоозёрск',
  region: 'Светлоозёрская область',
  municipality: 'городской округ Светлоозёрск',
  address: 'г. Светлоозёрск, ул. Липовая, 7',
  phone: '8 (000) 000-14-14',
  email: 'school14@svetloozersk.example',
  site: 'https://школа14.example',
  timeZone: 'Asia/Yekaterinburg',
}

/** The whole demo school as of `today` (ISO date): the same at every call. */
export function demoSchool(today: string): DemoSchool {
  const cast = castSchool(today)
  const school = { ...cast, teachings: listTeachings() }
  const byKey = new Map(cast.people.map((person) => [person.key, person]))
  const present = (chat: ChatKey) =>
    writersOf(chat, school)
      .map((key) => byKey.get(key)!)
      .filter((person) => person.joined)
  const written = WRITTEN.map((one) => {
    const chat = chatOf(one, cast.people)
    return stage(today, chat, readScreenplay(one.text), present(chat))
  })
  return {
    organization: ORGANIZATION,
    schoolYear: schoolYearName(today),
    password: 'zvonok-demo',
    ...school,
    subjects: [...new Set(school.teachings.map((one) => one.subject))].sort((a, b) => a.localeCompare(b, 'ru')),
    history: inOrderOfTime([
      ...written,
      ...smallTalk(today, cast.classes, present),
      ...subjectTalk(today, school.teachings, present),
    ]),
    logins: listLogins(school),
  }
}

function listTeachings(): Teaching[] {
  const hours = STAFF.flatMap(({ key, leads = [] }) =>
    leads.map((name) => ({ subject: 'Разговоры о важном', teacher: key, class: name })),
  )
  const primary = STAFF.flatMap(({ key, leads = [] }) =>
    leads
      .filter((name) => Number.parseInt(name, 10) <= 4)
      .flatMap((name) => PRIMARY_SUBJECTS.map((subject) => ({ subject, teacher: key, class: name }))),
  )
  const others = TEACHING.flatMap(([subjects, teacher, classes]) =>
    subjects.split(', ').flatMap((subject) => classes.split(' ').map((name) => ({ subject, teacher, class: name }))),
  )
  return [...primary, ...others, ...hours]
}

function chatOf({ text: _, ...written }: Written, people: Person[]): ChatKey {
  if (written.kind !== 'direct') return written
  const named = (name: string) => people.find((person) => person.login && callName(person) === name)!.key
  return { kind: 'direct', a: named(written.a), b: named(written.b) }
}

/** One stream of all chats; answers then point into it. */
function inOrderOfTime(conversations: Conversation[]): Message[] {
  const placed = conversations.flatMap((messages) => messages.map((message, index) => ({ message, messages, index })))
  placed.sort((a, b) => (a.message.at < b.message.at ? -1 : Number(a.message.at > b.message.at)))
  const place = new Map(placed.map(({ message }, index) => [message, index]))
  return placed.map(({ message, messages }) =>
    message.replyTo === undefined ? message : { ...message, replyTo: place.get(messages[message.replyTo]!)! },
  )
}

function listLogins({ people, classes, guardianships }: Pick<DemoSchool, 'people' | 'classes' | 'guardianships'>) {
  const shown = new Set(classes.filter(({ name }) => name === '7А' || name === '2Б').flatMap((one) => one.pupils))
  const byKey = new Map(people.map((person) => [person.key, person]))
  const childrenOf = (key: string) =>
    guardianships.filter((link) => link.guardian === key).map((link) => byKey.get(link.pupil)!)
  const leads = (key: string) => classes.filter((one) => one.classTeacher === key).map((one) => one.name)
  return people.flatMap((person): Login[] => {
    const children = childrenOf(person.key)
    if (!person.login) return []
    if (!person.post && !shown.has(person.key) && !children.some((child) => shown.has(child.key))) return []
    const roles = [
      person.post,
      leads(person.key).length > 0 && `классный руководитель ${leads(person.key).join(', ')}`,
      person.class && `обучающийся ${person.class}`,
      children.length > 0 && `родитель: ${children.map((child) => `${callName(child)}, ${child.class}`).join('; ')}`,
    ]
    const who = [person.surname, person.given, person.patronymic].join(' ')
    return [{ login: person.login, who, role: roles.filter(Boolean).join('; ') }]
  })
}

const callName = (person: Person) => `${person.given} ${person.surname}`
