import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'
import { invalid } from '#server/errors'

export interface Reach {
  kind: 'phone' | 'mail'
  /** A phone in E.164 or an e-mail in lower case. */
  address: string
}

const Mail = z.email().max(254)

/** Reads a phone number as people write it («8 916 123-45-67», any country with «+») or an e-mail. */
export function normaliseAddress(text: string, field = 'address'): Reach {
  const reach = readAddress(text)
  if (reach) return reach
  throw text.includes('@')
    ? invalid('Проверьте адрес почты: в нём опечатка', 'Check the e-mail address: something is wrong in it', field)
    : invalid(
        'Проверьте номер: для России 10 цифр после +7 или 8, для других стран с «+» и кодом страны',
        'Check the number: ten digits after +7 or 8 for Russia, a “+” and the country code for others',
        field,
      )
}

/** The same, but undefined when the text is neither: a login, for instance. */
export function readAddress(text: string): Reach | undefined {
  const line = text.trim()
  if (line.includes('@')) {
    const mail = line.toLowerCase()
    return Mail.safeParse(mail).success ? { kind: 'mail', address: mail } : undefined
  }
  const phone = parsePhoneNumberFromString(line, { defaultCountry: 'RU', extract: false })
  return phone?.isValid() ? { kind: 'phone', address: phone.number } : undefined
}

export function normalisePhone(text: string, field = 'phone'): string {
  const { kind, address } = normaliseAddress(text, field)
  if (kind === 'phone') return address
  throw invalid('Здесь нужен номер телефона', 'A phone number is needed here', field)
}
