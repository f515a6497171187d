import { registerWords } from '#web/i18n'

registerWords('polls', { ru: () => import('./ru.json'), en: () => import('./en.json') })
