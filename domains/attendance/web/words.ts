import { registerWords } from '#web/i18n'

registerWords('attendance', { ru: () => import('./ru.json'), en: () => import('./en.json') })
