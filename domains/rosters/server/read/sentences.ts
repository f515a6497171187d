import type { DayFault } from './cells.ts'
import type { NameFault } from './names.ts'

// Every sentence says what is wrong and what comes of it. The row and the column stand beside it.

interface Said {
  ru: string
  en: string
}

const NAMES: Record<NameFault, Said> = {
  empty: { ru: 'Имени нет', en: 'There is no name' },
  noFirst: { ru: 'Нужны и фамилия, и имя', en: 'Both the last and the first name are needed' },
  digits: { ru: 'В имени стоит цифра', en: 'There is a digit in the name' },
  signs: { ru: 'В имени стоят посторонние знаки', en: 'There are signs in the name that do not belong there' },
  long: { ru: 'Имя длиннее 60 букв', en: 'The name is longer than 60 letters' },
}
const and = (one: Said, other: Said): Said => ({ ru: `${one.ru}. ${other.ru}`, en: `${one.en}. ${other.en}` })

export const ownName = (fault: NameFault): Said =>
  and(NAMES[fault], { ru: 'Строку не загрузим', en: 'The row is left out' })
export const guardianName = (fault: NameFault): Said =>
  and(NAMES[fault], { ru: 'Ребёнка загрузим, родителя нет', en: 'The child comes in, the parent does not' })

export const noClass = (): Said => ({
  ru: 'Класс не указан. Строку не загрузим',
  en: 'No class is given. The row is left out',
})
export const unreadClass = (): Said => ({
  ru: 'Класс не разобрать. Пишите так: 7Б, 10/1',
  en: 'The class cannot be read. Write it like this: 7Б, 10/1',
})
export const unknownClass = (name: string): Said => ({
  ru: `Класса «${name}» нет ни в школе, ни в списке`,
  en: `There is no class “${name}”, neither in the school nor in the list`,
})

const DAYS: Record<DayFault, Said> = {
  notADay: { ru: 'Это не дата', en: 'This is no date' },
  noSuchDay: { ru: 'Такого дня нет в календаре', en: 'There is no such day' },
  tooOld: { ru: 'Слишком давняя дата', en: 'The date is too long ago' },
  future: { ru: 'Эта дата ещё не наступила', en: 'That date has not come yet' },
}
export const birthDay = (fault: DayFault): Said =>
  and(DAYS[fault], { ru: 'Загрузим без даты рождения', en: 'The row comes in without a date of birth' })

export const unreadPhone = (text: string): Said => ({
  ru: `Это не номер телефона: «${text.slice(0, 60)}». Загрузим без него`,
  en: `This is no phone number: “${text.slice(0, 60)}”. The row comes in without it`,
})
export const unreadMail = (): Said => ({
  ru: 'В адресе почты опечатка. Загрузим без него',
  en: 'The e-mail address is wrong. The row comes in without it',
})
export const unreadSnils = (): Said => ({
  ru: 'В СНИЛС должно быть 11 цифр. Загрузим без него',
  en: 'A SNILS has 11 digits. The row comes in without it',
})
export const unknownRelation = (): Said => ({
  ru: 'Не поняли, кем приходится. Определим по отчеству',
  en: 'The relation is not clear. It is taken from the patronymic',
})
export const guardianWithoutName = (): Said => ({
  ru: 'Имени родителя нет. Номер останется при ребёнке, родителя в списке не будет',
  en: 'The parent has no name. The number stays with the child, and no parent is added',
})
export const otherSheet = (): Said => ({
  ru: 'На этом листе другие столбцы. Его пропустили: загрузите отдельно',
  en: 'This sheet has other columns and is left out: bring it separately',
})
