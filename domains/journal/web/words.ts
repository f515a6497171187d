import { registerWords } from '#web/i18n'

registerWords('journal', { ru: () => import('./ru.json'), en: () => import('./en.json') })
