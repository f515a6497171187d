import { registerWords } from '#web/i18n'
import ru from './ru.json' with { type: 'json' }

// Apart from the chat's own words: what is said here is fetched with what says it.
registerWords('deeds', { ru, en: () => import('./en.json') })
