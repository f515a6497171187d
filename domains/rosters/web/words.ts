import { registerWords } from '#web/i18n'

registerWords('rosters', { ru: () => import('./ru.json'), en: () => import('./en.json') })
