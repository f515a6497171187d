import { registerWords } from '#web/i18n'
import ru from './deeds-ru.json' with { type: 'json' }

// Of what comes after the list: its menu, the folders, the archive.
registerWords('chatDeeds', { ru, en: () => import('./deeds-en.json') })
