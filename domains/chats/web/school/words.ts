import { registerWords } from '#web/i18n'
import '../words.ts'
import ru from './ru.json' with { type: 'json' }

registerWords('schoolChats', { ru, en: () => import('./en.json') })
