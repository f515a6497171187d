import { registerWords } from '#web/i18n'

registerWords('support', { ru: () => import('./ru.json'), en: () => import('./en.json') })
