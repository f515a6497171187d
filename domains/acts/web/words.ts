import { registerWords } from '#web/i18n'

registerWords('acts', { ru: () => import('./ru.json'), en: () => import('./en.json') })
