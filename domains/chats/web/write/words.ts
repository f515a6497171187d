import { registerWords } from '#web/i18n'
import ru from './ru.json' with { type: 'json' }

registerWords('newChat', { ru, en: () => import('./en.json') })
