import { registerWords } from '#web/i18n'

registerWords('installation', { ru: () => import('./ru.json'), en: () => import('./en.json') })
