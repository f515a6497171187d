const nbsp = ' '

/** «89161234567» → «+7 916 123-45-67»; a number of another country stays as it was typed. */
export function prettyPhone(text: string): string {
  const digits = text.replace(/[\s()-]/g, '')
  const russian = /^(?:\+7|8|7)?(9\d{2})(\d{3})(\d{2})(\d{2})$/.exec(digits)
  if (!russian) return text.trim()
  const [, code, ...rest] = russian
  return `+7${nbsp}${code}${nbsp}${rest.join('-')}`
}

/** Enough of a number to be worth sending; the server knows the numbers of every country. */
export const looksLikePhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length
  return digits >= 10 && digits <= 15 && !/[^\d\s()+-]/.test(text)
}
