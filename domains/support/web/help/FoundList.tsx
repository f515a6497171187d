import { SearchX } from 'lucide-react'
import { use } from 'react'
import { Empty, ScreenTitle } from '#ui'
import { type Language, useLanguage, useWords } from '#web/i18n'
import { AskCardOfHelp } from './Front.tsx'
import { findInHelp } from './find.ts'
import { readAll } from './pages.ts'

const whole = new Map<Language, ReturnType<typeof readAll>>()

function allPages(language: Language) {
  const known = whole.get(language)
  if (known) return known
  const all = readAll(language)
  whole.set(language, all)
  all.catch(() => whole.delete(language)) // asked again with the next look
  return all
}

export function FoundList({ asked, onOpen }: { asked: string; onOpen: () => void }) {
  const t = useWords('support')
  const found = findInHelp(use(allPages(useLanguage())), asked)
  return (
    <section className="support-found" aria-label={t('help.found')}>
      <ScreenTitle>{t('help.found')}</ScreenTitle>
      <p className="small dim" role="status">
        {t('help.foundCount', { count: found.length })}
      </p>
      {found.length === 0 && <Empty icon={SearchX} title={t('help.none.title')} text={t('help.none.text')} />}
      <ul>
        {found.map(({ name, title, section, id, around }) => (
          <li key={`${name} ${id}`}>
            <a href={`/help/${name}${id ? `#${id}` : ''}`} onClick={onOpen}>
              <b>{section || title}</b>
              {section && <span className="small dim">{title}</span>}
              <span className="small">{around}</span>
            </a>
          </li>
        ))}
      </ul>
      <AskCardOfHelp />
    </section>
  )
}
