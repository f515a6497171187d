import { registerWords } from '#web/i18n'

registerWords('sanitary', { ru: () => import('./ru.json'), en: () => import('./en.json') })
