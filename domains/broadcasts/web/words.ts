import { registerWords } from '#web/i18n'
import ru from './ru.json' with { type: 'json' }

registerWords('broadcasts', { ru, en: () => import('./en.json') })
