import { registerWords } from '#web/i18n'

registerWords('statistics', { ru: () => import('./ru.json'), en: () => import('./en.json') })
