import { registerWords } from '#web/i18n'

registerWords('announcements', { ru: () => import('./ru.json'), en: () => import('./en.json') })
