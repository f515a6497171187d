import { registerWords } from '#web/i18n'

registerWords('appointments', { ru: () => import('./ru.json'), en: () => import('./en.json') })
