import { registerWords } from '#web/i18n'

registerWords('links', { ru: () => import('./ru.json'), en: () => import('./en.json') })
