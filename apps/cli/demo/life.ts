import type { ClassName, DemoSchool, PersonKey } from './types.ts'

export const DAY = 24 * 3600_000

type Place = [automatic: 'parents' | 'class' | 'staff' | 'schoolChannel', className?: ClassName]

export interface Notice {
  key: string
  author: PersonKey
  title: string
  text: string
  chats: Place[]
  /** Days from now. */
  deadline: number | null
  acknowledge: boolean
  perChild: boolean
  /** `propose`: it waits in the queue of the administrator. */
  step: 'publish' | 'propose'
  confirmedBy: (school: DemoSchool) => PersonKey[]
}

export interface Question {
  key: string
  author: PersonKey
  chat: Place
  question: string
  options: string[]
  multiple: boolean
  anonymous: boolean
  /** Days from now. */
  closes: number | null
  votes: (school: DemoSchool) => [voter: PersonKey, choices: number[]][]
}

export interface Meeting {
  key: string
  author: PersonKey
  chat: Place
  kind: 'parentsMeeting' | 'council'
  title: string
  agenda: string
  /** The next such day, Monday is 1; never today. */
  weekday: number
  time: string
  minutes: number
  repeat: 'once' | 'weekly'
}

// Those whom a visitor looks through: what waits for them still waits.
const VISITORS = new Set(['guardian1', 'guardian2', 'pupil1', 'pupil2', 'teacher1', 'director'])

const pupilsOf = (school: DemoSchool, ...names: ClassName[]): PersonKey[] =>
  school.classes.filter(({ name }) => names.includes(name)).flatMap(({ pupils }) => pupils)

function guardiansOf(school: DemoSchool, ...names: ClassName[]): PersonKey[] {
  const pupils = new Set(pupilsOf(school, ...names))
  const guardians = school.guardianships.filter(({ pupil }) => pupils.has(pupil)).map(({ guardian }) => guardian)
  return [...new Set(guardians)]
}

export const staffOf = ({ people }: DemoSchool): PersonKey[] =>
  people.filter(({ post, roles }) => post && !roles.includes('operator')).map(({ key }) => key)

/** Two of three, and never the visitors. */
export const most = (keys: PersonKey[]): PersonKey[] => keys.filter((key, n) => n % 3 !== 2 && !VISITORS.has(key))

const spread = (keys: PersonKey[], choices: number[][]): [PersonKey, number[]][] =>
  most(keys).map((key, n) => [key, choices[n % choices.length]!])

export const LIFE: { notices: Notice[]; questions: Question[]; meetings: Meeting[] } = {
  notices: [
    {
      key: 'bells',
      author: 'admin',
      title: 'С понедельника уроки начинаются в 8:30',
      text: 'Звонки подаём по новому расписанию:\n\n- первый урок в **8:30**;\n- вход открыт с 8:00;\n- большая перемена после третьего урока.\n\nРасписание уроков не меняется.',
      chats: [['schoolChannel']],
      deadline: null,
      acknowledge: false,
      perChild: false,
      step: 'publish',
      confirmedBy: () => [],
    },
    {
      key: 'planetarium',
      author: 'admin',
      title: 'Поездка в планетарий',
      text: 'Едем всем классом в городской планетарий, сбор у школы в 9:30, вернёмся к 14:00.\n\nВзять с собой: воду, перекус, удобную обувь. Автобус и билеты оплачивает школа.\n\nПодтвердите, пожалуйста, что ознакомились, по каждому ребёнку.',
      chats: [
        ['parents', '7А'],
        ['parents', '2Б'],
      ],
      deadline: 6,
      acknowledge: true,
      perChild: true,
      step: 'publish',
      confirmedBy: (school) => most(guardiansOf(school, '7А', '2Б')),
    },
    {
      key: 'council',
      author: 'admin',
      title: 'Педсовет: итоги первой четверти',
      text: 'Собираемся в актовом зале в 15:00, день подтвердим в «Учительской». Повестка: итоги первой четверти, подготовка к дням дистанционного обучения, разное.\n\nПросьба подтвердить, что прочитали.',
      chats: [['staff']],
      deadline: 4,
      acknowledge: true,
      perChild: false,
      step: 'publish',
      confirmedBy: (school) => most(staffOf(school)),
    },
    {
      key: 'readers',
      author: 'teacher1',
      title: 'Школьный конкурс чтецов',
      text: 'Приглашаем ребят 5–11 классов на конкурс чтецов «Живое слово». Стихотворение на выбор, до трёх минут. Записаться можно у Елены Сергеевны в кабинете 24.',
      chats: [['schoolChannel']],
      deadline: null,
      acknowledge: false,
      perChild: false,
      step: 'propose',
      confirmedBy: () => [],
    },
  ],
  questions: [
    {
      key: 'tea',
      author: 'teacher1',
      chat: ['parents', '7А'],
      question: 'Когда удобнее провести родительское собрание?',
      options: ['Среда, 18:00', 'Четверг, 18:30', 'Суббота, 11:00'],
      multiple: false,
      anonymous: false,
      closes: 5,
      votes: (school) => spread(guardiansOf(school, '7А'), [[0], [1], [1], [2], [1]]),
    },
    {
      key: 'hour',
      author: 'teacher1',
      chat: ['class', '7А'],
      question: 'О чём поговорим на классном часе?',
      options: ['Как готовиться и не уставать', 'Безопасность в сети', 'Куда поехать весной', 'Настольные игры'],
      multiple: true,
      anonymous: true,
      closes: 3,
      votes: (school) => spread(pupilsOf(school, '7А'), [[1, 3], [2], [0], [2, 3], [3]]),
    },
  ],
  meetings: [
    {
      key: 'parents2b',
      author: 'teacher4',
      chat: ['parents', '2Б'],
      kind: 'parentsMeeting',
      title: 'Родительское собрание 2Б',
      agenda: 'Итоги первой четверти. Поездка в планетарий. Как помогать с чтением дома.',
      weekday: 3,
      time: '18:30',
      minutes: 60,
      repeat: 'once',
    },
    {
      key: 'director',
      author: 'director',
      chat: ['staff'],
      kind: 'council',
      title: 'Совещание при директоре',
      agenda: 'Неделя впереди, посещаемость, готовность к дистанционным дням.',
      weekday: 1,
      time: '15:00',
      minutes: 40,
      repeat: 'weekly',
    },
  ],
}
