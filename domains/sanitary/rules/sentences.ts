import { ACTS, type ActName, validityOf } from './acts.ts'
import type { Breach } from './check.ts'
import type { Device, Rule } from './norms.ts'

export type Language = 'ru' | 'en'
type Sentence = (breach: Breach) => string

export const DEVICE_WORDS: Record<Device, Record<Language, string>> = {
  board: { ru: 'интерактивная доска', en: 'interactive board' },
  panel: { ru: 'интерактивная панель', en: 'interactive panel' },
  pc: { ru: 'компьютер', en: 'computer' },
  laptop: { ru: 'ноутбук', en: 'laptop' },
  tablet: { ru: 'планшет', en: 'tablet' },
}

export const writeClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const RU: Record<Rule, Sentence> = {
  screenLesson: ({ actual, limit, device }) =>
    `Экран на уроке ${actual} мин, а можно ${limit}: ${device && DEVICE_WORDS[device].ru}`,
  screenDay: ({ actual, limit, device }) =>
    `Экран за день ${actual} мин, а можно ${limit}: ${device && DEVICE_WORDS[device].ru}`,
  screenHome: ({ limit }) => `Экран дома не больше ${limit} мин`,
  continuous: ({ limit }) => `Без перерыва смотреть на экран не больше ${limit} мин`,
  eyes: ({ limit }) => `Пауза для глаз через ${limit} мин`,
  lessonsDay: ({ actual, limit }) => `Уроков за день ${actual}, а можно не больше ${limit}`,
  lessonsWeek5: ({ actual, limit }) => `Уроков за неделю ${actual}, а можно не больше ${limit} (пятидневка)`,
  lessonsWeek6: ({ actual, limit }) => `Уроков за неделю ${actual}, а можно не больше ${limit} (шестидневка)`,
  lessonLength: ({ actual, limit }) => `Урок длится ${actual} мин, а можно не дольше ${limit}`,
  remoteLength: ({ actual, limit }) => `Дистанционный урок длится ${actual} мин, а можно не дольше ${limit}`,
  remoteEnd: ({ actual, limit }) =>
    `Дистанционный урок кончается в ${writeClock(actual)}, а нужно не позже ${writeClock(limit)}`,
  dayStart: ({ actual, limit }) => `Урок начинается в ${writeClock(actual)}, а можно не раньше ${writeClock(limit)}`,
  dayEnd: ({ actual, limit }) => `Урок кончается в ${writeClock(actual)}, а нужно не позже ${writeClock(limit)}`,
  break: ({ actual, limit }) =>
    actual < 0
      ? 'Урок начинается раньше, чем кончается предыдущий'
      : `Перемена перед уроком ${actual} мин, а нужно не меньше ${limit}`,
  bigBreak: ({ actual, limit }) =>
    `После второго или третьего урока нужна большая перемена: ${limit} мин, а самая длинная из двух ${actual}`,
  secondShift: () => 'Этот класс не может учиться во вторую смену',
  sixDays: () => 'Первый класс учится пять дней в неделю',
}

const EN: Record<Rule, Sentence> = {
  screenLesson: ({ actual, limit, device }) =>
    `${actual} min at the screen in a lesson, ${limit} allowed: ${device && DEVICE_WORDS[device].en}`,
  screenDay: ({ actual, limit, device }) =>
    `${actual} min at the screen in a day, ${limit} allowed: ${device && DEVICE_WORDS[device].en}`,
  screenHome: ({ limit }) => `At home at most ${limit} min at the screen`,
  continuous: ({ limit }) => `At most ${limit} min of looking at the screen without a pause`,
  eyes: ({ limit }) => `A pause for the eyes after ${limit} min`,
  lessonsDay: ({ actual, limit }) => `${actual} lessons in a day, at most ${limit} allowed`,
  lessonsWeek5: ({ actual, limit }) => `${actual} lessons in a week of five days, at most ${limit} allowed`,
  lessonsWeek6: ({ actual, limit }) => `${actual} lessons in a week of six days, at most ${limit} allowed`,
  lessonLength: ({ actual, limit }) => `A lesson of ${actual} min, at most ${limit} allowed`,
  remoteLength: ({ actual, limit }) => `A remote lesson of ${actual} min, at most ${limit} allowed`,
  remoteEnd: ({ actual, limit }) => `A remote lesson ends at ${writeClock(actual)}, by ${writeClock(limit)} it must`,
  dayStart: ({ actual, limit }) => `A lesson begins at ${writeClock(actual)}, not before ${writeClock(limit)} it may`,
  dayEnd: ({ actual, limit }) => `A lesson ends at ${writeClock(actual)}, by ${writeClock(limit)} it must`,
  break: ({ actual, limit }) =>
    actual < 0
      ? 'The lesson begins before the one in front of it ends'
      : `A break of ${actual} min before the lesson, at least ${limit} needed`,
  bigBreak: ({ actual, limit }) =>
    `After the second or third lesson a long break of ${limit} min is needed; the longer of the two is ${actual}`,
  secondShift: () => 'This grade may not study in the second shift',
  sixDays: () => 'The first grade studies five days a week',
}

/** What is wrong, by which act and clause; «школа подтверждает» where the number was not read in the act. */
export function explain(one: Breach, language: Language): { text: string; source: string } {
  const text = (language === 'ru' ? RU : EN)[one.rule](one)
  const clause = language === 'ru' ? one.clause : one.clause.replace('таблица', 'table').replace('раздел', 'section')
  const unsure = { ru: ', число подтверждает школа', en: ', the school confirms the number' }
  return { text, source: `${ACTS[one.act][language]}, ${clause}${one.sure ? '' : unsure[language]}` }
}

/** A warning about acts that run out or have: null while all are in force for long. */
export function warnOfActs(day: string, language: Language): string | null {
  const said = (Object.keys(ACTS) as ActName[]).flatMap((name) => {
    const validity = validityOf(name, day)
    if (validity === 'inForce') return []
    const to = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    const when = to.format(new Date(ACTS[name].to)).replace(/ г\.$/, ' года')
    return validity === 'ended'
      ? ENDED[language](ACTS[name][language], when)
      : ENDS[language](ACTS[name][language], when)
  })
  return said.length > 0 ? said.join(' ') : null
}

const ENDS: Record<Language, (act: string, when: string) => string> = {
  ru: (act, when) => `${act} действует до ${when}. Нового акта пока нет: следите за ним и сверьте числа.`,
  en: (act, when) => `${act} is in force until ${when}. There is no successor yet: watch for it and check the numbers.`,
}
const ENDED: Record<Language, (act: string, when: string) => string> = {
  ru: (act, when) => `${act} не действует с ${when}. Проверяем по его последним числам: сверьте их с новым актом.`,
  en: (act, when) => `${act} is out of force since ${when}. Its last numbers are used: check them with the new act.`,
}
