import type { TemplateFault } from '../rules.ts'

export interface Words {
  ru: string
  en: string
}

/** What has gone wrong on the way to the journal, for the person who looks at it. */
export class Trouble extends Error {
  override name = 'Trouble'
  words: Words

  constructor(ru: string, en: string) {
    super(en)
    this.words = { ru, en }
  }
}

export const FAULTS: Record<TemplateFault, Words> = {
  address: {
    ru: 'Нужен полный адрес, например https://journal.example.ru/class/{class}',
    en: 'Give the whole address, like https://journal.example.ru/class/{class}',
  },
  https: { ru: 'Адрес должен начинаться с https://', en: 'The address has to begin with https://' },
  place: {
    ru: 'В скобках могут стоять только {class} и {person}',
    en: 'Only {class} and {person} may stand in braces',
  },
  host: {
    ru: 'В имени сайта скобок, логина и пароля быть не может: подставляем только в путь',
    en: 'The name of the site holds no braces, login or password: only the path is filled in',
  },
}
