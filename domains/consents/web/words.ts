import { registerWords } from '#web/i18n'

registerWords('consents', { ru: () => import('./ru.json'), en: () => import('./en.json') })
