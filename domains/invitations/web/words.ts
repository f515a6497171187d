import { registerWords } from '#web/i18n'
import ru from './ru.json' with { type: 'json' }

registerWords('invitations', { ru, en: () => import('./en.json') })
