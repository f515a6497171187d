import { registerWords } from '#web/i18n'

registerWords('refusals', { ru: () => import('./ru.json'), en: () => import('./en.json') })
