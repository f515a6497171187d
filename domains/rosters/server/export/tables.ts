import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Relation } from '#contract/people'
import type { OutList, OutPerson } from './read-list.ts'

const RELATIONS: Record<Relation, string> = {
  mother: 'мать',
  father: 'отец',
  grandmother: 'бабушка',
  grandfather: 'дедушка',
  guardian: 'законный представитель',
}

const SLOTS = [1, 2, 3]
const OWN = ['Код', 'Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Класс', 'Группы', 'Телефон', 'Почта']
const KIN = ['фамилия', 'имя', 'отчество', 'кем приходится', 'телефон', 'почта']

/** One row a pupil; a fourth guardian stands in a row of their own beneath. */
export function pupilTable({ classes, people, pupils }: OutList): string[][] {
  const classOf = new Map(classes.map((one) => [one.id, one]))
  const head = [...OWN, ...SLOTS.flatMap((slot) => KIN.map((part) => `Родитель ${slot}: ${part}`))]
  const rows = pupils.flatMap((pupil) => {
    const seats = pupil.seats
      .filter(({ part }) => part === 'pupil')
      .flatMap(({ classId }) => classOf.get(classId) ?? [])
    const className = seats.find(({ kind }) => kind === 'class')?.name ?? ''
    const groups = seats.filter(({ kind }) => kind !== 'class').map(({ name }) => name)
    const guardians = pupil.guardians.flatMap(({ id, relation }) => {
      const person = people.get(id)
      return person ? [[...nameOf(person), RELATIONS[relation], phonesOf(person), person.email ?? '']] : []
    })
    const own = [
      pupil.id,
      ...nameOf(pupil),
      dayOf(pupil.birthDay),
      className,
      groups.join('; '),
      phonesOf(pupil),
      pupil.email ?? '',
    ]
    const [first, ...more] = chunks(guardians, SLOTS.length)
    return [[...own, ...(first ?? []).flat()], ...more.map((three) => [...OWN.map(() => ''), ...three.flat()])]
  })
  return [head, ...rows]
}

/** One row for each subject of a teacher; what the teacher is stands in the first. */
export function staffTable({ classes, staff }: OutList): string[][] {
  const nameOfClass = new Map(classes.map(({ id, name }) => [id, name]))
  const head = [
    'Код',
    'Фамилия',
    'Имя',
    'Отчество',
    'Должность',
    'Классное руководство',
    'Предмет',
    'Классы',
    'Телефон',
    'Почта',
  ]
  const rows = staff.flatMap((one) => {
    const named = (part: string) => one.seats.filter((seat) => seat.part === part && nameOfClass.has(seat.classId))
    const leads = named('classTeacher').map(({ classId }) => nameOfClass.get(classId)!)
    const taught = Map.groupBy(named('teacher'), ({ subject }) => subject?.name ?? '')
    const lessons = [...taught].map(([subject, seats]) => [
      subject,
      seats.map(({ classId }) => nameOfClass.get(classId)!).join(', '),
    ])
    const own = (subject: string[], first: boolean) => [
      one.id,
      ...nameOf(one),
      one.post ?? '',
      first ? leads.join(', ') : '',
      ...subject,
      phonesOf(one),
      one.email ?? '',
    ]
    return lessons.length === 0 ? [own(['', ''], true)] : lessons.map((lesson, at) => own(lesson, at === 0))
  })
  return [head, ...rows]
}

const nameOf = ({ name }: OutPerson) => [name.lastName, name.firstName, name.patronymic ?? '']
const dayOf = (day: string | null) => (day ? day.split('-').reverse().join('.') : '')

/** A cell that begins with «+» is a formula to Excel, so a number is written as Russia writes it. */
export const phonesOf = ({ phones }: Pick<OutPerson, 'phones'>): string =>
  phones
    .map((phone) => parsePhoneNumberFromString(phone))
    .flatMap((phone) =>
      phone ? [phone.country === 'RU' ? phone.formatNational() : `тел. ${phone.formatInternational()}`] : [],
    )
    .join(', ')

function chunks<T>(items: T[], size: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)]
}
