import { registerWords } from '#web/i18n'

registerWords('calls', { ru: () => import('./ru.json'), en: () => import('./en.json') })
