import { registerWords } from '#web/i18n'

registerWords('lessons', { ru: () => import('./ru.json'), en: () => import('./en.json') })
