import { Temporal } from 'temporal-polyfill'

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]

type DayForm = 'в' | 'до' | 'к' | 'на' | 'с' | 'это'

const WEEKDAYS: Record<DayForm, string>[] = [
  {
    в: 'в понедельник',
    до: 'до понедельника',
    к: 'к понедельнику',
    на: 'на понедельник',
    с: 'с понедельника',
    это: 'понедельник',
  },
  { в: 'во вторник', до: 'до вторника', к: 'ко вторнику', на: 'на вторник', с: 'со вторника', это: 'вторник' },
  { в: 'в среду', до: 'до среды', к: 'к среде', на: 'на среду', с: 'со среды', это: 'среда' },
  { в: 'в четверг', до: 'до четверга', к: 'к четвергу', на: 'на четверг', с: 'с четверга', это: 'четверг' },
  { в: 'в пятницу', до: 'до пятницы', к: 'к пятнице', на: 'на пятницу', с: 'с пятницы', это: 'пятница' },
  { в: 'в субботу', до: 'до субботы', к: 'к субботе', на: 'на субботу', с: 'с субботы', это: 'суббота' },
  {
    в: 'в воскресенье',
    до: 'до воскресенья',
    к: 'к воскресенью',
    на: 'на воскресенье',
    с: 'с воскресенья',
    это: 'воскресенье',
  },
]

/** Public holidays of a fixed date, on which there is no school. */
const HOLIDAYS = '11-04 01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12'.split(' ')

/** 0 is today, whatever the weekday; −1 the nearest school day before it, 1 the nearest after. */
export function schoolDay(today: string, offset: number): string {
  let day = Temporal.PlainDate.from(today)
  for (let left = Math.abs(offset); left > 0; ) {
    day = day.add({ days: Math.sign(offset) })
    if (day.dayOfWeek <= 5 && !HOLIDAYS.includes(day.toString().slice(5))) left--
  }
  return day.toString()
}

/** «в среду», «к четвергу» */
export function weekday(date: string, form: string): string {
  const words: Record<string, string> = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!
  const found = words[form]
  if (!found) throw new Error(`no form of a weekday: ${form}`)
  return found
}

/** «25 ноября» */
export function dayAndMonth(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return `${day.day} ${MONTHS[day.month - 1]}`
}

/** The year in which the running school year began (1 September; August already prepares the new one). */
export function schoolYearStart(today: string): number {
  const day = Temporal.PlainDate.from(today)
  return day.month >= 8 ? day.year : day.year - 1
}

export function yearAndDay(year: number, dayOfYear: number): string {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 })
    .add({ days: dayOfYear - 1 })
    .toString()
}
