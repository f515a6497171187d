import { registerWords } from '#web/i18n'

registerWords('network', { ru: () => import('./ru.json'), en: () => import('./en.json') })
