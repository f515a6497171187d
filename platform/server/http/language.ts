import type { Language } from '../errors.ts'

/** The first of the languages we speak, in the order the browser prefers them; Russian when it names neither. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { language: tag.slice(0, 2), weight: q ? Number(q.trim().slice(2)) : 1 }
  })
  const spoken = wishes.filter(({ language, weight }) => (language === 'ru' || language === 'en') && weight > 0)
  const [best] = spoken.sort((a, b) => b.weight - a.weight)
  return best?.language === 'en' ? 'en' : 'ru'
}
