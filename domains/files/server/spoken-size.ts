import type { Language } from '#server/errors'

const UNITS = { ru: ['Б', 'КБ', 'МБ', 'ГБ'], en: ['B', 'KB', 'MB', 'GB'] }

/** Bytes as «1,2 ГБ». */
export function spokenSize(bytes: number, language: Language): string {
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const value = Math.round((bytes / 1024 ** step) * 10) / 10
  return `${value.toLocaleString(language)}\u00a0${UNITS[language][step]}`
}
