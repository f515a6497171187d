import type { z } from 'zod'

type Say = z.core.$ZodErrorMap
type Issue = Parameters<Say>[0]

/** What is wrong with a part of an input, for whoever filled it in: what to change, in words of no program. */
export const inputWords: Record<'ru' | 'en', Say> = {
  ru: (issue) => russian[issue.code]?.(issue as never) ?? 'Проверьте, что здесь вписано',
  en: (issue) => english[issue.code]?.(issue as never) ?? 'Check what is written here',
}

type Sentences = { [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>) => string | undefined }

const russian: Sentences = {
  too_big: ({ origin, maximum, input }) =>
    origin === 'string'
      ? `Слишком длинно: можно не больше ${maximum} ${signs(Number(maximum))}${lengthOf(input, ', сейчас ')}`
      : isMany(origin)
        ? `Слишком много: можно не больше ${maximum}`
        : `Не больше ${maximum}`,
  too_small: ({ origin, minimum, input }) => {
    if (origin === 'string') {
      if (Number(minimum) <= 1 || input === '') return 'Заполните это место'
      return `Слишком коротко: нужно хотя бы ${minimum} ${signs(Number(minimum))}`
    }
    if (!isMany(origin)) return `Не меньше ${minimum}`
    return Number(minimum) <= 1 ? 'Выберите хотя бы одно' : `Выберите хотя бы ${minimum}`
  },
  invalid_type: ({ expected, input }) => {
    if (input === undefined || input === null || input === '') return 'Заполните это место'
    if (expected === 'int') return 'Нужно целое число'
    return expected === 'number' ? 'Нужно число' : undefined
  },
  invalid_format: ({ format }) =>
    ({
      email: 'Проверьте адрес почты. Он выглядит так: anna@example.ru',
      url: 'Проверьте ссылку. Она начинается с https://',
      date: 'Выберите день',
      datetime: 'Выберите день и время',
      time: 'Напишите время. Оно выглядит так: 18:30',
    })[format as string],
  invalid_value: () => 'Выберите из того, что предложено',
  not_multiple_of: ({ divisor }) => `Нужно число, которое делится на ${divisor}`,
  unrecognized_keys: ({ keys }) => `Обновите страницу: она прислала лишнее (${keys.join(', ')})`,
}

const english: Sentences = {
  too_big: ({ origin, maximum, input }) =>
    origin === 'string'
      ? `Too long: at most ${maximum} ${maximum === 1 ? 'sign' : 'signs'}${lengthOf(input, ', now ')}`
      : isMany(origin)
        ? `Too many: at most ${maximum}`
        : `At most ${maximum}`,
  too_small: ({ origin, minimum, input }) => {
    if (origin === 'string') {
      if (Number(minimum) <= 1 || input === '') return 'Fill this in'
      return `Too short: at least ${minimum} signs`
    }
    if (!isMany(origin)) return `At least ${minimum}`
    return Number(minimum) <= 1 ? 'Choose at least one' : `Choose at least ${minimum}`
  },
  invalid_type: ({ expected, input }) => {
    if (input === undefined || input === null || input === '') return 'Fill this in'
    if (expected === 'int') return 'A whole number is needed'
    return expected === 'number' ? 'A number is needed' : undefined
  },
  invalid_format: ({ format }) =>
    ({
      email: 'Check the e-mail address. It looks like anna@example.com',
      url: 'Check the link. It begins with https://',
      date: 'Choose a day',
      datetime: 'Choose a day and a time',
      time: 'Write a time. It looks like 18:30',
    })[format as string],
  invalid_value: () => 'Choose from what is offered',
  not_multiple_of: ({ divisor }) => `A number that divides by ${divisor} is needed`,
  unrecognized_keys: ({ keys }) => `Reload the page: it has sent something else, too (${keys.join(', ')})`,
}

const isMany = (origin: string): boolean => ['array', 'set', 'map', 'object', 'record'].includes(origin)

/** «21 знака», «22 знаков». */
const signs = (count: number): string => (count % 10 === 1 && count % 100 !== 11 ? 'знака' : 'знаков')

const lengthOf = (input: unknown, before: string): string => (typeof input === 'string' ? before + input.length : '')
