import { registerWords } from '#web/i18n'

registerWords('families', { ru: () => import('./ru.json'), en: () => import('./en.json') })
