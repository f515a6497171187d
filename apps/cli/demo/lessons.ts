import { addDays, daysBetween, offOn, type Span, schoolYearOf, TASK_DAYS, usualYear, weekdayOf } from '#rules/lessons'
import { type Chance, chance } from './random.ts'
import { TOPICS } from './topics.ts'
import type { ClassName, DemoSchool, PersonKey } from './types.ts'
import { bellsOf, ROOMS, SUBJECTS, WEEK } from './week.ts'

export interface Cell {
  class: ClassName
  weekday: number
  no: number
  subject: string
  teacher: PersonKey
  room: string
  device: 'pc' | 'board' | null
  screenMinutes: number | null
  starts: string
  ends: string
}

export interface Held extends Cell {
  day: string
  topic: string
  task: string | null
  due: string | null
  /** Empty where the teacher has not marked yet. */
  marks: [pupil: PersonKey, mark: Mark][]
  /** The task is handed in on the platform. */
  handedIn: boolean
  works: Work[]
}
type Mark = 'present' | 'absent' | 'ill'
export interface Work {
  pupil: PersonKey
  text: string
  verdict: 'accepted' | 'returned' | null
  answer: string | null
}

export interface Away {
  pupil: PersonKey
  guardian: PersonKey
  from: string
  to: string
  why: 'ill' | 'family' | 'competition'
  note: string | null
}

const HELD_DAYS = 4
const NAMES = {
  term: ['I четверть', 'II четверть', 'III четверть', 'IV четверть'],
  holidays: ['Осенние каникулы', 'Зимние каникулы', 'Дополнительные каникулы', 'Весенние каникулы', 'Летние каникулы'],
}

/** The usual terms and holidays of this school year and, from summer on, of the next. */
export function yearOf(day: string): Span[] {
  const counted = { term: 0, holidays: 0 }
  return usualYear(schoolYearOf(day)).map((span) => ({ ...span, name: NAMES[span.kind][counted[span.kind]++]! }))
}

/** The whole week of the school. */
export const cellsOf = ({ teachings }: Pick<DemoSchool, 'teachings'>): Cell[] =>
  Object.entries(WEEK).flatMap(([name, days]) =>
    days.flatMap((day, place) =>
      day.split(' ').map((short, index): Cell => {
        const subject = SUBJECTS[short]!
        const { teacher } = teachings.find((one) => one.class === name && one.subject === subject)!
        const [starts, ends] = bellsOf(Number.parseInt(name, 10)).periods[index]!
        return {
          class: name,
          weekday: place + 1,
          no: index + 1,
          subject,
          teacher,
          room: roomOf(teacher),
          ...screenOf(short),
          starts,
          ends,
        }
      }),
    ),
  )

const roomOf = (teacher: PersonKey): string => ROOMS[teacher] ?? ''

function screenOf(short: string): Pick<Cell, 'device' | 'screenMinutes'> {
  if (short === 'Инф') return { device: 'pc', screenMinutes: 25 }
  return short === 'Гео' ? { device: 'board', screenMinutes: 20 } : { device: null, screenMinutes: null }
}

/** What has been held, with marks and tasks: the last days, and of today what is over at this hour of the school. */
export function heldOf(school: DemoSchool, { today, clock }: { today: string; clock: string }): Held[] {
  const cells = cellsOf(school)
  const spans = yearOf(today)
  const days: string[] = []
  for (let day = today; days.length < HELD_DAYS && day > addDays(today, -14); day = addDays(day, -1)) {
    if (weekdayOf(day) < 7 && !offOn(day, 7, spans)) days.unshift(day)
  }
  const luck = chance(`lessons ${today}`)
  const away = new Map(awayOf(school, today).map((one) => [one.pupil, one]))
  return days.flatMap((day) =>
    cells
      .filter((cell) => cell.weekday === weekdayOf(day) && !offOn(day, Number.parseInt(cell.class, 10), spans))
      .filter(({ ends }) => day < today || ends <= clock)
      .map((cell) => hold(cell, day)),
  )

  /** The day of the next lesson of the subject. */
  function nextOf(cell: Cell, day: string): string | null {
    const own = new Set(
      cells.filter((one) => one.class === cell.class && one.subject === cell.subject).map((one) => one.weekday),
    )
    return (
      daysBetween(addDays(day, 1), addDays(day, 14)).find((one) => own.has(weekdayOf(one)) && !offOn(one, 7, spans)) ??
      null
    )
  }

  function hold(cell: Cell, day: string): Held {
    const [topic, task] = luck.of(TOPICS[cell.subject]!)
    const pupils = school.classes.find(({ name }) => name === cell.class)!.pupils
    const marked = day < today || !UNMARKED.has(cell.class)
    const handedIn =
      task !== '' && WRITTEN.has(cell.subject) && Number.parseInt(cell.class, 10) > 4 && luck.next() < 0.5
    const due = handedIn ? twoDaysOn(day, spans) : nextOf(cell, day)
    const given = task && due ? { task, due, handedIn } : { task: null, due: null, handedIn: false }
    return {
      ...cell,
      day,
      topic,
      ...given,
      marks: marked ? pupils.map((pupil) => [pupil, markOf(away.get(pupil), day, luck)]) : [],
      works: given.handedIn && day < today ? worksOf(school, cell.class, due! < today) : [],
    }
  }
}

/** Whoever looks at the day sees that somebody has yet to mark. */
const UNMARKED: ReadonlySet<ClassName> = new Set(['6Б', '10Б'])

/** What is written at home is handed in on the platform; the rest is shown at the next lesson. */
const WRITTEN: ReadonlySet<string> = new Set([
  'Русский язык',
  'Литература',
  'Геометрия',
  'Физика',
  'География',
  'Химия',
])

/** Two days on, and not on a day without lessons. */
function twoDaysOn(day: string, spans: Span[]): string {
  let due = addDays(day, TASK_DAYS)
  while (weekdayOf(due) === 7 || offOn(due, 7, spans)) due = addDays(due, 1)
  return due
}

function markOf(away: Away | undefined, day: string, luck: Chance): Mark {
  if (away && away.from <= day && day <= away.to) return away.why === 'ill' ? 'ill' : 'absent'
  return luck.next() < 0.012 ? 'absent' : 'present'
}

const FAMILY = new Set(['pupil1', 'pupil2'])
const SAID = [
  'Сделал на листе, фотографию пришлю вечером.',
  'Готово, в конце не уверен.',
  'Выполнила всё, кроме последнего.',
]

/** In 7А, where visitors look, some have handed in and some works wait to be looked at; the visitors' child is in time. */
function worksOf(school: DemoSchool, name: ClassName, over: boolean): Work[] {
  if (name !== '7А') return []
  const joined = new Set(school.people.filter((person) => person.joined).map(({ key }) => key))
  const { pupils } = school.classes.find((one) => one.name === name)!
  const others = pupils.filter((key) => joined.has(key) && !FAMILY.has(key)).slice(0, 6)
  const work = (pupil: PersonKey, place: number): Work => {
    const verdict = ([null, 'accepted', 'accepted', 'returned', null, 'accepted'] as const)[place]!
    const answer = verdict === 'returned' ? 'Хорошее начало. Допишите вывод.' : verdict && 'Верно!'
    return { pupil, text: SAID[place % SAID.length]!, verdict, answer }
  }
  return [...others.map(work), ...(over ? [...FAMILY].map((pupil) => work(pupil, 1)) : [])]
}

const NOTES = ['Температура с ночи.', 'Простуда, были у врача.', null, 'Сильный кашель.', null]

/** Some are ill, one travels with the family, two play in a contest: as guardians who have joined have told. */
export function awayOf(school: DemoSchool, today: string): Away[] {
  const joined = new Set(school.people.filter((person) => person.joined).map(({ key }) => key))
  const luck = chance('away')
  const families = luck.shuffled(
    school.guardianships.filter(
      ({ guardian, pupil }) => joined.has(guardian) && !FAMILY.has(pupil) && guardian !== 'guardian1',
    ),
  )
  const chosen = [...new Map(families.map((link) => [link.pupil, link])).values()].slice(0, 19)
  return chosen.map(({ guardian, pupil }, place) => {
    const why = place === 0 ? 'family' : place < 3 ? 'competition' : 'ill'
    const from = addDays(today, -(place % 3))
    return {
      pupil,
      guardian,
      from,
      to: addDays(from, 2 + (place % 4)),
      why,
      note: why === 'ill' ? NOTES[place % 5]! : null,
    }
  })
}
